import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { CHART, OVER, UNTIMED } from '../testing/sky.js';
import { Wheel } from './wheel.jsx';

function wheel(chart, more = {}) {
  const { container } = show(
    <Wheel
      label="the sky"
      bodies={chart.bodies}
      ascendant={chart.ascendant}
      midheaven={chart.midheaven}
      cusps={chart.houses?.cusps}
      angles={chart.aspects}
      {...more}
    />,
  );
  const all = (selector) => [...container.querySelectorAll(selector)];
  return { container, all, texts: (selector) => all(selector).map((it) => it.textContent) };
}

describe('a birth with its hour', () => {
  it('has twelve signs, twelve houses, ten bodies and both axes', () => {
    const { all, texts } = wheel(CHART);
    expect(all('.piece')).toHaveLength(12);
    expect(texts('.house text')).toEqual(CHART.houses.cusps.map((_, n) => String(n + 1)));
    expect(all('.body')).toHaveLength(10);
    expect(texts('.axis text')).toEqual(['ASC', 'MC']);
    expect(screen.getByRole('img', { name: 'the sky' })).toBeTruthy();
  });

  it('draws no number that is none', () => {
    expect(wheel(CHART).container.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('the ascendant lies level on the left', () => {
    expect(wheel(CHART).all('.axis path')[0].getAttribute('d')).toBe('M10.0 250.0L142.0 250.0');
  });

  it('the degree of what runs backwards is bold', () => {
    expect(wheel(CHART).texts('.degree.back')).toEqual(['14°', '25°']);
  });

  it('a hair ties each sign to its true degree', () => {
    const { all } = wheel(CHART);
    const [sun, , mercury] = all('.hair').map((it) => it.getAttribute('d').split('L'));
    expect(sun[0]).not.toBe(mercury[0]);
    // The two stand less than a degree apart, their drawings do not.
    const far = (a, b) => Math.hypot(...a.split(' ').map((x, n) => x - b.split(' ')[n]));
    expect(far(sun[2], mercury[2])).toBeGreaterThan(20);
  });

  it('lines tell the kinds of angles apart by more than colour', () => {
    const { all } = wheel(CHART);
    const dashes = new Map(
      all('.angle').map((it, n) => [CHART.aspects[n].kind, it.getAttribute('stroke-dasharray')]),
    );
    expect(dashes.get('trine')).toBeNull();
    expect(new Set(['square', 'sextile', 'opposition'].map((kind) => dashes.get(kind))).size).toBe(
      3,
    );
  });

  it('one body may stand out with its angles', () => {
    const { all } = wheel(CHART, { lit: 'moon' });
    expect(all('.body:not([data-dim])')).toHaveLength(1);
    expect(all('.angle:not([data-dim])')).toHaveLength(2);
  });
});

it('an unknown hour has neither houses nor axes, and Aries begins on the left', () => {
  const { all } = wheel(UNTIMED);
  expect(all('.house, .axis')).toHaveLength(0);
  expect(all('.body')).toHaveLength(10);
  expect(all('.piece')[0].getAttribute('d')).toMatch(/^M10\.0 250\.0/);
});

it('a second sky stands around the first, its angles ending at its own bodies', () => {
  const angles = [
    { a: 'mars', b: 'moon', kind: 'trine' },
    { a: 'ascendant', b: 'venus', kind: 'square' },
  ];
  const { all, container } = wheel(CHART, { around: OVER.sky_now.bodies, angles });
  expect(all('.body.other')).toHaveLength(10);
  expect(container.innerHTML).not.toMatch(/NaN|undefined/);
  expect(all('.angle')).toHaveLength(2);
  expect(container.querySelector('svg').getAttribute('viewBox')).toBe('-38 -38 576 576');
});
