import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PILLARS } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { Pillars } from './pillars.jsx';

const hanja = () =>
  [...document.querySelectorAll('.hanja')].map((sign) => sign.textContent).join('');

it('stands as Korean almanacs print it: hour, day, month, year; stems above branches', () => {
  const { t } = show(<Pillars pillars={PILLARS} />);
  const heads = screen.getAllByRole('columnheader').map((head) => head.textContent);
  expect(heads).toEqual(
    ['hour', 'day', 'month', 'year'].map((column) => t(`page.pillar.${column}`)),
  );
  expect(hanja()).toBe('癸庚辛庚未辰巳午');
});

it('rings the day’s stem, which stands for the person', () => {
  show(<Pillars pillars={PILLARS} />);
  const [self, ...others] = document.querySelectorAll('.me');
  expect(others).toEqual([]);
  expect(within(self).getByText('庚')).toBeTruthy();
  expect(self.classList.contains('metal')).toBe(true);
});

it('leaves an unknown hour open', () => {
  const { t } = show(<Pillars pillars={{ ...PILLARS, hour: null }} small />);
  expect(hanja()).toBe('庚辛庚辰巳午');
  expect(screen.getAllByText(t('page.pillar.unknown'))).toHaveLength(2);
});
