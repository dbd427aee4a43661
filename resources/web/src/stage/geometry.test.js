import { describe, expect, it } from 'vitest';
import { sampleMoc } from './fixtures/load.js';
import { ROOM, figureBox, fit, meshHolds } from './geometry.js';
import { parseMoc3 } from './moc3.js';
import { Rig } from './rig.js';

const rig = new Rig(parseMoc3(sampleMoc()));
const mesh = (id) => rig.moc.meshId.indexOf(id);

describe('the figure', () => {
  it('is all that shows, without the ground', () => {
    const box = figureBox(rig);
    const ground = rig.meshPositions[mesh('Ground')];
    const body = rig.meshPositions[mesh('Body')];
    expect(box.bottom).toBeGreaterThanOrEqual(Math.max(...body.filter((_, k) => k % 2)));
    expect(box.bottom).toBeLessThan(Math.max(...ground.filter((_, k) => k % 2)));
    expect(box.left).toBeLessThan(box.right);
  });

  it('stands centred with room for the ears, as large as it can', () => {
    const place = fit({ left: -0.5, top: -1, right: 0.5, bottom: 1 }, 600, 500);
    expect(-1 * place.scale + place.y).toBeCloseTo(ROOM);
    expect(1 * place.scale + place.y).toBeCloseTo(500 - ROOM);
    expect(-0.5 * place.scale + place.x).toBeCloseTo(600 - (0.5 * place.scale + place.x));
  });

  it('stands on the lower edge when the box is narrow', () => {
    const place = fit({ left: -0.5, top: -1, right: 0.5, bottom: 1 }, 148, 900);
    expect(place.scale).toBeCloseTo(100);
    expect(place.scale + place.y).toBeCloseTo(900 - ROOM);
  });

  it('survives a box without size', () => {
    expect(fit({ left: 0, top: 0, right: 1, bottom: 1 }, 0, 0).scale).toBeGreaterThan(0);
  });
});

describe('a point', () => {
  it('lies on a mesh or beside it', () => {
    const points = rig.meshPositions[mesh('Ground')];
    const centre = [(points[0] + points[2]) / 2, (points[1] + points[5]) / 2];
    expect(meshHolds(rig, mesh('Ground'), ...centre)).toBe(true);
    expect(meshHolds(rig, mesh('Ground'), centre[0], centre[1] + 0.2)).toBe(false);
  });
});
