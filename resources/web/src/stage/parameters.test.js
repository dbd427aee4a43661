import { expect, it } from 'vitest';
import { makeParameters } from './fixtures/load.js';

it('writes, adds, clamps and resets by index', () => {
  const p = makeParameters(['ParamAngleX', 'ParamEyeLOpen']);
  p.add(p.index('ParamAngleX'), 50);
  p.set(p.index('ParamEyeLOpen'), 0.5);
  expect(p.toObject()).toEqual({ ParamAngleX: 50, ParamEyeLOpen: 0.5 });
  p.clamp();
  expect(p.get(0)).toBe(30);
  p.reset();
  expect(p.toObject()).toEqual({ ParamAngleX: 0, ParamEyeLOpen: 1 });
});

it('ignores parameters the model lacks', () => {
  const p = makeParameters(['ParamAngleX']);
  const missing = p.index('ParamCheek');
  expect(missing).toBe(-1);
  p.add(missing, 1);
  p.set(missing, 1);
  expect(p.get(missing)).toBe(0);
  expect(p.toObject()).toEqual({ ParamAngleX: 0 });
});
