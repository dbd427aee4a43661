/** Puts language, theme and motion on the document, where the stylesheets read them. */
import { useEffect, useSyncExternalStore } from 'react';

const bright = () => window.matchMedia('(prefers-color-scheme: light)');

function onBrightness(listener) {
  const query = bright();
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** `night` or `day` for a chosen theme; `system` follows the machine. */
export function useTheme(chosen) {
  const light = useSyncExternalStore(onBrightness, () => bright().matches);
  if (chosen === 'system') return light ? 'day' : 'night';
  return chosen ?? 'night';
}

/** @param {{theme: 'night' | 'day', reduced: boolean, language: string}} look */
export function useLook({ theme, reduced, language }) {
  useEffect(() => {
    const { dataset } = document.documentElement;
    dataset.theme = theme;
    dataset.motion = reduced ? 'reduce' : 'full';
    document.documentElement.lang = language;
  }, [theme, reduced, language]);
}
