import { expect, it } from 'vitest';
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

it('a pillar is named sign by sign', () => {
  expect(pillarName('庚子', (key) => `<${key}>`)).toBe('<page.sign.庚><page.sign.子>');
});
