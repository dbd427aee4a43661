/** The screens beside home: their places in the rail, their addresses (#saju), and when their code is loaded. */
import { lazy, useCallback, useEffect, useState } from 'react';

/** A screen by its id, which is also its icon's name; `load` gives the component. */
function screen(id, load) {
  return { id, text: `page.nav.${id}`, load, View: lazy(async () => ({ default: await load() })) };
}

/** In the order of the rail. */
export const SCREENS = [
  screen('today', async () => (await import('./today/screen.jsx')).TodayScreen),
  screen('saju', async () => (await import('./saju/screen.jsx')).SajuScreen),
  screen('tarot', async () => (await import('./tarot/table.jsx')).TarotScreen),
  screen('zodiac', async () => (await import('./sky/screen.jsx')).SkyScreen),
  screen('match', async () => (await import('./match/screen.jsx')).MatchScreen),
];
export const HOME = 'home';

const idOf = (hash) => SCREENS.find(({ id }) => `#${id}` === hash)?.id ?? HOME;

/** The screen that the address names, and how to go to another; an unknown address is home. */
export function useScreen() {
  const [id, setId] = useState(() => idOf(window.location.hash));
  useEffect(() => {
    const follow = () => setId(idOf(window.location.hash));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((to) => {
    window.location.hash = to;
    setId(idOf(`#${to}`));
  }, []);
  return [id, go];
}
