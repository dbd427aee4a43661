import { expect, it } from 'vitest';
import { english } from '../testing/fixtures.js';
import { elementOf, pillarName } from './ganji.js';

it('every stem and branch has its element', () => {
  const elements = [...'甲乙丙丁戊己庚辛壬癸'].map(elementOf);
  expect(elements).toEqual(
    ['wood', 'fire', 'earth', 'metal', 'water'].flatMap((element) => [element, element]),
  );
  expect([...'寅卯巳午申酉亥子'].map(elementOf)).toEqual(
    ['wood', 'fire', 'metal', 'water'].flatMap((element) => [element, element]),
  );
  expect([...'辰戌丑未'].every((sign) => elementOf(sign) === 'earth')).toBe(true);
});

it('a pillar is named by its two signs, as the language joins them', () => {
  expect(pillarName('庚子', english().t)).toBe('Gyeong-Ja');
});
