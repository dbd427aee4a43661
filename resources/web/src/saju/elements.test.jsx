import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { Elements } from './elements.jsx';
import { CHART } from '../testing/chart.js';

const draw = (props = {}) =>
  show(
    <Elements
      plain={CHART.elements}
      weighted={CHART.elements_weighted}
      me="fire"
      useful={CHART.useful_element}
      explain={[]}
      {...props}
    />,
  );
const counts = () => [...document.querySelectorAll('.count')].map((it) => it.textContent);

it('counts the characters, and names what is missing', () => {
  const { t } = draw();
  const names = ['wood', 'fire', 'earth', 'metal', 'water'];
  expect(counts()).toEqual(
    [2, 3, 2, 1, 0].map((count, n) => `${t(`page.element.${names[n]}`)} ${count}`),
  );
  expect(
    screen.getByText(t('page.saju.missing', { name: t('page.element.water'), hanja: '水' })),
  ).toBeTruthy();
  expect(document.querySelectorAll('[data-missing]')).toHaveLength(1);
});

it('rings me', () => {
  draw();
  const [mine, ...more] = document.querySelectorAll('.mine');
  expect(more).toEqual([]);
  expect(mine.closest('g').getAttribute('class')).toBe('fire');
});

it('weighs by hidden stems, in shares of the whole', async () => {
  const { t } = draw();
  await act(async () => fireEvent.click(screen.getByText(t('page.saju.counting.weighted'))));
  expect(counts().map((text) => text.replace(/\D/g, ''))).toEqual(['20', '37', '23', '13', '7']);
  expect(document.querySelectorAll('[data-missing]')).toHaveLength(0);
});

it('says the same in words', () => {
  draw();
  const drawing = screen.getByRole('img');
  for (const text of counts()) expect(drawing.getAttribute('aria-label')).toContain(text);
});

it('offers no weights where the engine gives none', () => {
  const { t } = draw({ weighted: null });
  expect(screen.queryByText(t('page.saju.counting.weighted'))).toBeNull();
});
