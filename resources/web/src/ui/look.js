/** Puts language, theme and motion on the document, where the stylesheets read them. */
import { useCallback, useEffect, useSyncExternalStore } from 'react';

/** Whether the machine answers yes to a media query, now and whenever that changes. */
function useMachine(question) {
  const listen = useCallback(
    (listener) => {
      const query = window.matchMedia(question);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    [question],
  );
  return useSyncExternalStore(listen, () => window.matchMedia(question).matches);
}

/** `night` or `day` for a chosen theme; `system` follows the machine. */
export function useTheme(chosen) {
  const light = useMachine('(prefers-color-scheme: light)');
  if (chosen === 'system') return light ? 'day' : 'night';
  return chosen ?? 'night';
}

/** Less motion: `reduced` was chosen, or the machine asks for it. */
export function useCalm(chosen) {
  return useMachine('(prefers-reduced-motion: reduce)') || chosen === 'reduced';
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
