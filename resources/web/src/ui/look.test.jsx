import { act } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { useLook, useTheme } from './look.js';

let light, query;

beforeEach(() => {
  light = false;
  query = new EventTarget();
  Object.defineProperty(query, 'matches', { get: () => light });
  vi.spyOn(window, 'matchMedia').mockReturnValue(query);
});

function Looker({ chosen, reduced = false, language = 'ko' }) {
  useLook({ theme: useTheme(chosen), reduced, language });
  return null;
}

const root = document.documentElement;

it.each(['night', 'day'])('shows the chosen %s', (theme) => {
  show(<Looker chosen={theme} />);
  expect(root.dataset.theme).toBe(theme);
});

it('is night before the settings are known', () => {
  light = true;
  show(<Looker chosen={undefined} />);
  expect(root.dataset.theme).toBe('night');
});

it('follows the machine when told to, also when it changes', () => {
  show(<Looker chosen="system" />);
  expect(root.dataset.theme).toBe('night');
  light = true;
  act(() => query.dispatchEvent(new Event('change')));
  expect(root.dataset.theme).toBe('day');
});

it('tells the stylesheets about calm and readers about the language', () => {
  show(<Looker chosen="night" reduced language="en" />);
  expect(root.dataset.motion).toBe('reduce');
  expect(root.lang).toBe('en');
});
