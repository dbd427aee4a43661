import { expect, it } from 'vitest';
import { coordinates, inSign, orb } from './degrees.js';

it('degrees within a sign are cut to the minute, never rounded into the next sign', () => {
  expect([0, 8.99, 14.25, 29.9999].map(inSign)).toEqual(['0°00′', '8°59′', '14°15′', '29°59′']);
  for (let minute = 0; minute < 30 * 60; minute += 1) {
    const [degrees, minutes] = inSign(minute / 60).split('°');
    expect(Number(degrees) * 60 + Number.parseInt(minutes, 10)).toBe(minute);
  }
});

it('orbs and places on earth are short', () => {
  expect(orb(0.04)).toBe('0.0°');
  expect(orb(1.76)).toBe('1.8°');
  expect(coordinates({ latitude: 37.5665, longitude: 126.978 })).toBe('37.57°N 126.98°E');
  expect(coordinates({ latitude: -33.5, longitude: -70.6 })).toBe('33.50°S 70.60°W');
});
