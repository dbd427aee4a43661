import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { CHART } from '../testing/sky.js';
import { PhaseCard, PhaseMoon } from './phase.jsx';

const lit = (angle) => show(<PhaseMoon angle={angle} size={20} />).container.querySelector('.l');

it('is lit from the right while it waxes and from the left while it wanes', () => {
  expect(lit(90).getAttribute('transform')).toBeNull();
  expect(lit(270).getAttribute('transform')).toContain('matrix(-1');
});

it('is dark when new, half at the quarters, whole when full', () => {
  const edge = (angle) =>
    lit(angle)
      .getAttribute('d')
      .match(/A([\d.]+) 46 0 0 (\d)/g)
      .at(-1);
  expect(edge(0)).toBe('A46.0 46 0 0 0');
  expect(edge(90)).toBe('A0.0 46 0 0 0');
  expect(edge(180)).toBe('A46.0 46 0 0 1');
});

it('names the phase, how much is lit, and what comes next on the clock of the birth', () => {
  const { container, t } = show(
    <PhaseCard phase={CHART.moon_phase} language="en" zone="Asia/Seoul" />,
  );
  expect(container.textContent).toContain('Crescent');
  expect(container.textContent).toContain(t('page.sky.lit', { percent: 20 }));
  const next = [...container.querySelectorAll('.phase-next li')].map((it) => it.textContent);
  expect(next).toHaveLength(2);
  expect(next[0]).toMatch(/First quarter.*February 7.*21:54/);
});
