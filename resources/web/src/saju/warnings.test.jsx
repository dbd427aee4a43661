import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { CHART } from '../testing/chart.js';
import { Warnings } from './warnings.jsx';

const draw = (chart, shown = 0) => {
  const onShow = vi.fn();
  return { ...show(<Warnings chart={chart} shown={shown} onShow={onShow} />), onShow };
};
const UNKNOWN = { code: 'unknown_hour', text: 'the hour is not known', term: null, at: null };

it('nothing to warn about, nothing to see', () => {
  const { container } = draw({ ...CHART, warnings: [], alternatives: [] });
  expect(container.textContent).toBe('');
});

it('names both charts by their side and the pillar in which they differ', () => {
  const { onShow } = draw(CHART);
  expect(screen.getByRole('radio', { checked: true }).textContent).toBe('before 甲戌');
  fireEvent.click(screen.getByRole('radio', { checked: false }));
  expect(onShow).toHaveBeenCalledWith(1);
  expect(screen.getByRole('status').textContent).toContain(CHART.warnings[0].text);
});

it('a second press on the chart that is shown changes nothing', () => {
  const { onShow } = draw(CHART, 1);
  fireEvent.click(screen.getByRole('radio', { checked: true }));
  expect(onShow).not.toHaveBeenCalled();
});

it('a warning without a second chart is only told', () => {
  const { t } = draw({ ...CHART, warnings: [UNKNOWN], alternatives: [] });
  expect(screen.getByRole('status').textContent).toContain(UNKNOWN.text);
  expect(screen.queryByRole('radio')).toBeNull();
  expect(screen.queryByText(t('page.saju.twocharts'))).toBeNull();
});

it('each warning switches to its own charts only', () => {
  const [near] = CHART.alternatives;
  const overlap = { ...near, code: 'clock_overlap', label: 'later', here: 'earlier' };
  const warnings = [
    UNKNOWN,
    CHART.warnings[0],
    { ...UNKNOWN, code: 'clock_overlap', text: 'twice' },
  ];
  const { onShow } = draw({ ...CHART, warnings, alternatives: [near, overlap] }, 2);
  const named = screen
    .getAllByRole('radio')
    .map((it) => [it.textContent, it.getAttribute('aria-checked')]);
  expect(named).toEqual([
    ['before 甲戌', 'true'],
    ['after 乙亥', 'false'],
    ['earlier 甲戌', 'false'],
    ['later 乙亥', 'true'],
  ]);
  fireEvent.click(screen.getByRole('radio', { name: /earlier/ }));
  expect(onShow).toHaveBeenCalledWith(0);
});

it('charts that differ in the luck only are named without a pillar', () => {
  const same = { ...CHART.alternatives[0], pillars: CHART.pillars };
  draw({ ...CHART, alternatives: [same] });
  expect(screen.getAllByRole('radio').map((it) => it.textContent.trim())).toEqual([
    'before',
    'after',
  ]);
});
