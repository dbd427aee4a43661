import { expect, it } from 'vitest';
import { PLACES, placeOf } from './places.js';

it('every place is in Korea and finds itself again', () => {
  for (const [place, [latitude, longitude]] of Object.entries(PLACES)) {
    expect(latitude).toBeGreaterThan(33);
    expect(latitude).toBeLessThan(38.7);
    expect(longitude).toBeGreaterThan(126);
    expect(longitude).toBeLessThan(130);
    expect(placeOf({ latitude, longitude })).toBe(place);
  }
});

it('what lies elsewhere is not forced into a list', () => {
  expect(placeOf({ latitude: 48.85, longitude: 2.35 })).toBe('other');
});
