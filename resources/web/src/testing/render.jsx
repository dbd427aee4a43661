/** Renders a piece of the page in English. */
import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { english } from './fixtures.js';

/** Testing Library's result, with the translator `t` beside it. */
export function show(element) {
  const i18n = english();
  const wrapper = ({ children }) => <I18nextProvider i18n={i18n}>{children}</I18nextProvider>;
  return { ...render(element, { wrapper }), t: i18n.t };
}
