import en from '@locales/en.json';
import ko from '@locales/ko.json';
import { describe, expect, it } from 'vitest';

const SOURCES = Object.entries(
  import.meta.glob(['./**/*.{js,jsx}', '!./**/*.test.{js,jsx}'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
const holes = (text) => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort();

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
  });

  it('have the same holes in both languages', () => {
    for (const key of Object.keys(ko)) expect([key, holes(ko[key])]).toEqual([key, holes(en[key])]);
  });

  it('speak Korean in Korean', () => {
    const words = (key) => ko[key].replaceAll(/{{\w+}}/g, '');
    const foreign = Object.keys(ko).filter(
      (key) => key.startsWith('page.') && /\p{L}/u.test(words(key)) && !/[가-힣]/.test(words(key)),
    );
    expect(foreign).toEqual(['page.language.en']);
  });
});

it('no text a person reads stands in the code', () => {
  const guilty = SOURCES.filter(([, source]) => /[가-힣]/.test(source)).map(([name]) => name);
  expect(guilty).toEqual([]);
});

it('every key that the code names exists, and every family that it builds', () => {
  const keys = Object.keys(ko);
  for (const [name, source] of SOURCES) {
    for (const [, key] of source.matchAll(/['"`](page\.[\w.]*\w)['"`]/g)) {
      const known = key in ko || keys.some((other) => other.startsWith(`${key}.`));
      expect([name, key, known]).toEqual([name, key, true]);
    }
    for (const [, family] of source.matchAll(/`(page\.[\w.]*\.)\$\{/g)) {
      const known = keys.some((key) => key.startsWith(family));
      expect([name, family, known]).toEqual([name, family, true]);
    }
  }
});
