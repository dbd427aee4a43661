import { act } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { useCalm, useLook, useTheme } from './look.js';

const LIGHT = '(prefers-color-scheme: light)';
const CALM = '(prefers-reduced-motion: reduce)';
let machine, queries;

beforeEach(() => {
  machine = { [LIGHT]: false, [CALM]: false };
  queries = Object.fromEntries(Object.keys(machine).map((name) => [name, new EventTarget()]));
  for (const [name, query] of Object.entries(queries)) {
    Object.defineProperty(query, 'matches', { get: () => machine[name] });
  }
  vi.spyOn(window, 'matchMedia').mockImplementation((name) => queries[name]);
});

function change(name, matches) {
  machine[name] = matches;
  act(() => queries[name].dispatchEvent(new Event('change')));
}

function Looker({ chosen, motion = 'full', language = 'ko' }) {
  useLook({ theme: useTheme(chosen), reduced: useCalm(motion), language });
  return null;
}

const root = document.documentElement;

it.each(['night', 'day'])('shows the chosen %s', (theme) => {
  show(<Looker chosen={theme} />);
  expect(root.dataset.theme).toBe(theme);
});

it('is night before the settings are known', () => {
  machine[LIGHT] = true;
  show(<Looker chosen={undefined} />);
  expect(root.dataset.theme).toBe('night');
});

it('follows the machine when told to, also when it changes', () => {
  show(<Looker chosen="system" />);
  expect(root.dataset.theme).toBe('night');
  change(LIGHT, true);
  expect(root.dataset.theme).toBe('day');
});

it('tells the stylesheets about calm and readers about the language', () => {
  show(<Looker chosen="night" motion="reduced" language="en" />);
  expect(root.dataset.motion).toBe('reduce');
  expect(root.lang).toBe('en');
});

it('is calm where the machine asks for it', () => {
  show(<Looker chosen="night" />);
  expect(root.dataset.motion).toBe('full');
  change(CALM, true);
  expect(root.dataset.motion).toBe('reduce');
});
