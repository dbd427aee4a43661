/** The two languages of the page, from the catalogues that the whole app reads. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '@locales/en.json';
import ko from '@locales/ko.json';

export const LANGUAGES = ['ko', 'en'];

/** A fresh translator: flat keys, `{{name}}` holes, React does the escaping. */
export function createI18n(language = 'ko') {
  const i18n = i18next.createInstance();
  i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'ko',
    resources: { ko: { translation: ko }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return i18n;
}
