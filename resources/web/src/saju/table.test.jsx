import { fireEvent, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { CHART, column } from '../testing/chart.js';
import { ChartTable } from './table.jsx';

const draw = (columns = CHART.columns, explain = CHART.explain) =>
  show(<ChartTable columns={columns} explain={explain} />);
const line = (id) =>
  [...document.querySelectorAll(`.line-${id} td`)].map((cell) => cell.textContent);

it('is a table whose columns stand hour, day, month, year, whatever their order in the answer', () => {
  draw(CHART.columns.toReversed());
  const heads = screen.getAllByRole('columnheader').map((head) => head.textContent);
  expect(heads).toEqual(
    ['hour', 'day', 'month', 'year'].map((place) => `${place} title${place} note`),
  );
  expect(screen.getAllByRole('rowheader')).toHaveLength(9);
});

it('has a line for everything that stands under a pillar', () => {
  const { t } = draw();
  expect(line('stemgod')).toEqual([
    'hour stem god',
    t('page.saju.daymaster'),
    'month stem god',
    'year stem god',
  ]);
  expect(line('branchgod')[3]).toBe('year branch god');
  expect(line('stage')[2]).toBe('month stage (month own)');
  expect(line('nayin')[0]).toBe('hour nayin');
  expect(line('twelve')[1]).toBe('day twelve');
});

it('rings the day’s stem only', () => {
  draw();
  const [self, ...more] = document.querySelectorAll('.me');
  expect(more).toEqual([]);
  expect(self.textContent).toContain('丙');
  expect(self.closest('td')).toBe(document.querySelectorAll('.line-stem td')[1]);
});

it('colours hidden stems by their element and names their gods', () => {
  draw();
  const [first] = document.querySelectorAll('.line-hidden td');
  expect([...first.querySelectorAll('.hanja')].map((it) => it.textContent).join('')).toBe('戊壬庚');
  const [earth, water, metal] = first.querySelectorAll('.hidden-stems > span');
  expect([earth.className, water.className, metal.className]).toEqual(['earth', 'water', 'metal']);
  expect(within(earth).getByText('god of 戊')).toBeTruthy();
});

it('marks what is void, and for which pillar', () => {
  const both = column('year', '甲戌', '辛丁戊', { void_of: ['day', 'year'] });
  const year = column('month', '丁丑', '癸辛己', { void_of: ['year'] });
  const { t } = draw([CHART.columns[0], CHART.columns[1], year, both]);
  const marks = [...document.querySelectorAll('.void')].map((mark) => mark.textContent);
  expect(marks).toEqual([t('page.saju.void.year'), t('page.saju.void.both')]);
});

it('lists stars, and says where there are none', () => {
  const { t } = draw();
  expect([...document.querySelectorAll('.star-chips li')].map((it) => it.textContent)).toEqual([
    'travel',
    'tiger',
  ]);
  expect(screen.getAllByLabelText(t('page.saju.none'))).toHaveLength(3);
});

it('leaves an unknown hour open in every line', () => {
  const { t } = draw(CHART.columns.filter(({ place }) => place !== 'hour'));
  expect(screen.getAllByText(t('page.pillar.unknown'))).toHaveLength(2);
  expect(screen.getAllByLabelText(t('page.pillar.unknown'))).toHaveLength(7);
  expect(screen.getAllByRole('columnheader')[0].textContent).toContain(t('page.pillar.hour'));
});

it('asks why where the engine has an answer, and nowhere else', () => {
  const { t } = draw();
  const lines = [...document.querySelectorAll('.why')].map((it) => it.closest('tr').className);
  expect(lines).toEqual(['line-stem', 'line-branch', 'line-stage']);
  fireEvent.click(
    screen.getByRole('button', {
      name: t('page.why.of', { name: t('page.saju.line.stage') }),
    }),
  );
  expect(screen.getByText('text stage.day')).toBeTruthy();
});
