import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { HOME, SCREENS, useScreen } from './screens.jsx';

afterEach(() => {
  window.location.hash = '';
});

it('the address names the screen, and an unknown one is home', () => {
  window.location.hash = '#saju';
  expect(renderHook(() => useScreen()).result.current[0]).toBe('saju');
  window.location.hash = '#nowhere';
  expect(renderHook(() => useScreen()).result.current[0]).toBe(HOME);
});

it('going somewhere changes the address, and going back is followed', async () => {
  const { result } = renderHook(() => useScreen());
  act(() => result.current[1]('tarot'));
  expect(result.current[0]).toBe('tarot');
  expect(window.location.hash).toBe('#tarot');
  await act(async () => {
    window.location.hash = '#match';
    window.dispatchEvent(new Event('hashchange'));
  });
  expect(result.current[0]).toBe('match');
});

it('every screen of the rail can be loaded', { timeout: 60_000 }, async () => {
  const views = await Promise.all(SCREENS.map(({ load }) => load()));
  expect(views.map(({ name }) => name)).toEqual([
    'TodayScreen',
    'SajuScreen',
    'TarotScreen',
    'SkyScreen',
    'MatchScreen',
  ]);
});
