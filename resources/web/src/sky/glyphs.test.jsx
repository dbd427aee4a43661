import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { ELEMENT_OF_SIGN, Glyph, GLYPHS, SignName, SIGNS } from './glyphs.jsx';

it('every sign and body has a drawing of its own', () => {
  expect(SIGNS).toHaveLength(12);
  const drawings = Object.values(GLYPHS);
  expect(new Set(drawings).size).toBe(drawings.length);
  for (const sign of SIGNS) expect(GLYPHS[sign]).toMatch(/^M[\d.]/);
  for (const path of drawings) expect(path).toMatch(/^[\dMLHVCSQAZmlhvcsqaz .,-]+$/);
});

it('elements go round in their order', () => {
  const round = ['fire', 'earth', 'metal', 'water'];
  expect(Object.values(ELEMENT_OF_SIGN)).toEqual([...round, ...round, ...round]);
});

it('a drawing says nothing itself; its name stands beside it in the element’s colour', () => {
  const { container } = show(<SignName sign="leo">Leo</SignName>);
  expect(container.textContent).toBe('Leo');
  expect(container.querySelector('.sign-name').classList.contains('fire')).toBe(true);
  const alone = show(<Glyph name="moon" />).container.querySelector('svg');
  expect(alone.getAttribute('aria-hidden')).toBe('true');
});
