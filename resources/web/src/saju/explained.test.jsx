import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { about, Explained } from './explained.jsx';

const keyed = (...keys) => keys.map((key) => ({ key, title: `title ${key}`, text: `text ${key}` }));

describe('the explanations of a line', () => {
  const explain = keyed('pillar.year', 'pillar.day', 'god.day.stem', 'god.day.branch', 'pillarist');
  const keysOf = (...names) => about(explain, names).map(({ key }) => key);

  it('are those whose key begins with its name, word by word', () => {
    expect(keysOf('pillar')).toEqual(['pillar.year', 'pillar.day']);
    expect(keysOf('pillar.day')).toEqual(['pillar.day']);
    expect(keysOf('nothing')).toEqual([]);
  });

  it('may leave a word open', () => {
    expect(keysOf('god.*.branch')).toEqual(['god.day.branch']);
  });

  it('come in the order of the names', () => {
    expect(keysOf('god.*.stem', 'pillar.year')).toEqual(['god.day.stem', 'pillar.year']);
  });
});

it('opens by keyboard, tells, closes on Escape and gives the focus back', async () => {
  const { t } = show(<Explained line="stage" names={['stage']} explain={keyed('stage.day')} />);
  const button = screen.getByRole('button', { name: t('page.why.of', { name: 'stage' }) });
  button.focus();
  await act(async () => fireEvent.click(button)); // what Enter does
  const sheet = screen.getByRole('dialog', { name: 'stage' });
  expect(sheet.textContent).toContain('text stage.day');
  expect(sheet.contains(document.activeElement)).toBe(true);
  await act(async () => fireEvent.keyDown(document.activeElement, { key: 'Escape' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(button);
});

it('is not there where nothing is to be said', () => {
  const { container } = show(
    <Explained line="stage" names={['stage']} explain={keyed('luck.start')} />,
  );
  expect(container.textContent).toBe('');
});
