import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SHEETS = Object.keys(import.meta.glob('./**/*.css')).map((name) => [
  name,
  readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf-8'),
]);
const [MAIN] = Object.values(
  import.meta.glob('./main.jsx', { query: '?raw', import: 'default', eager: true }),
);

/** The selectors that a sheet gives rules to. */
function selectors(sheet) {
  const rules = sheet.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{/g);
  return [...rules]
    .flatMap(([, list]) => list.split(','))
    .map((it) => it.trim().replaceAll(/\s+/g, ' '))
    .filter((it) => /[.:#[\w]/.test(it) && !it.startsWith('@') && !/^(from|to|\d+%)$/.test(it));
}

it('a sheet’s selectors are found', () => {
  const sheet =
    '/* .no */ .a, .b:hover > p { color: red } @media (width < 9px) { .c { color: red } }';
  expect(selectors(sheet)).toEqual(['.a', '.b:hover > p', '.c']);
  expect(SHEETS.length).toBeGreaterThan(12);
  for (const [name, text] of SHEETS)
    expect([name, selectors(text).length > 0]).toEqual([name, true]);
});

it('a screen’s sheet stays once it was loaded: it has no selector of another sheet', () => {
  const homes = new Map();
  for (const [name, sheet] of SHEETS)
    for (const one of new Set(selectors(sheet))) homes.set(one, [...(homes.get(one) ?? []), name]);
  const late = (name) => !MAIN.includes(`'${name}'`);
  const shared = [...homes].filter(([, names]) => names.length > 1 && names.some(late));
  expect(shared).toEqual([]);
});
