/** The app's catalogues, to find on the page what a person reads. */
import { readFileSync } from 'node:fs';

const catalogue = (locale) =>
  JSON.parse(readFileSync(new URL(`../../locales/${locale}.json`, import.meta.url), 'utf-8'));
const TEXTS = { ko: catalogue('ko'), en: catalogue('en') };

/** The text of a key; an unknown key is an error. */
export function text(key, locale = 'ko') {
  const found = TEXTS[locale][key];
  if (!found) throw new Error(`no text ${key} in ${locale}`);
  return found;
}
