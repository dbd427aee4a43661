import { act, screen } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { fakeStage } from '../testing/stand-ins.js';
import { Character } from './character.jsx';

let hooks;
beforeEach(() => {
  hooks = { onStage: vi.fn(), onStill: vi.fn() };
});

const character = (openStage, reducedMotion = false) => (
  <Character openStage={openStage} reducedMotion={reducedMotion} {...hooks} />
);

it('opens the model in its own box and hands out the stage', async () => {
  const stage = fakeStage();
  const openStage = vi.fn(async () => stage);
  const { container, t } = show(character(openStage));
  await act(async () => {});
  const [host, options] = openStage.mock.calls[0];
  expect(container.contains(host)).toBe(true);
  expect(options).toEqual({ modelUrl: 'live2d/dalto/dalto.model3.json', reducedMotion: false });
  expect(hooks.onStage).toHaveBeenLastCalledWith(stage);
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(t('page.dalto'));
  expect(container.querySelector('img')).toBeNull();
});

it('shows the still picture and says so where the stage cannot open', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  const { container } = show(character(async () => Promise.reject(new Error('no WebGL'))));
  await act(async () => {});
  expect(container.querySelector('img').getAttribute('src')).toBe('live2d/dalto/still.png');
  expect(hooks.onStill).toHaveBeenCalledTimes(1);
});

it('lets go of the stage when it leaves, and opens a new one for calmer motion', async () => {
  const stages = [fakeStage(), fakeStage()];
  const openStage = vi.fn(async (_, { reducedMotion }) => stages[Number(reducedMotion)]);
  const { rerender, unmount } = show(character(openStage));
  await act(async () => {});
  rerender(character(openStage, true));
  await act(async () => {});
  expect(stages[0].destroy).toHaveBeenCalledTimes(1);
  expect(hooks.onStage).toHaveBeenLastCalledWith(stages[1]);
  unmount();
  expect(stages[1].destroy).toHaveBeenCalledTimes(1);
  expect(hooks.onStage).toHaveBeenLastCalledWith(null);
});

it('a stage that opens too late is closed at once', async () => {
  const stage = fakeStage();
  let opened;
  const { unmount } = show(character(() => new Promise((resolve) => (opened = resolve))));
  unmount();
  await act(async () => opened(stage));
  expect(stage.destroy).toHaveBeenCalled();
  expect(hooks.onStage).not.toHaveBeenCalledWith(stage);
});
