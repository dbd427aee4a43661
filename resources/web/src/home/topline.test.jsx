import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { READING } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { Topline } from './topline.jsx';

const HOOKS = ['onToday', 'onHistory', 'onUnlock', 'onVoice', 'onTheme'];

function topline(props) {
  const hooks = Object.fromEntries(HOOKS.map((name) => [name, vi.fn()]));
  const base = { today: new Date(2026, 10, 22), status: 'ready', voice: true, night: true };
  return { ...show(<Topline {...base} {...hooks} {...props} />), ...hooks };
}

const status = () => document.querySelector('.status').textContent;

it('shows the date in the reader’s language', () => {
  topline();
  expect(screen.getByText('Sunday, November 22')).toBeTruthy();
});

describe('the status', () => {
  it('says what she does and who answers', () => {
    const { t } = topline({ status: 'thinking', provider: 'builtin' });
    expect(status()).toBe(t('page.status.thinking') + t('page.provider.builtin'));
  });

  it('keeps names it has no words for', () => {
    const { t } = topline({ provider: 'Groq' });
    expect(status()).toBe(`${t('page.status.ready')}Groq`);
  });

  it('greets a stranger, but does not hide that she talks', () => {
    const { t, unmount } = topline({ first: true });
    expect(status()).toBe(t('page.status.first'));
    unmount();
    topline({ first: true, status: 'speaking' });
    expect(status()).toBe(t('page.status.speaking'));
  });

  it('a lost connection comes before everything else', () => {
    const { t } = topline({ lost: true, first: true, provider: 'builtin' });
    expect(status()).toBe(t('page.status.lost'));
    expect(document.querySelector('.dot.warn')).toBeTruthy();
  });
});

it('the switches say what they will do', () => {
  const { t, onVoice, onTheme, onHistory } = topline();
  fireEvent.click(screen.getByRole('button', { name: t('page.voice.off') }));
  fireEvent.click(screen.getByRole('button', { name: t('page.theme.today') }));
  fireEvent.click(screen.getByRole('button', { name: t('page.history') }));
  for (const hook of [onVoice, onTheme, onHistory]) expect(hook).toHaveBeenCalledTimes(1);
});

it('and the other way round by day and in silence', () => {
  const { t } = topline({ voice: false, night: false });
  expect(screen.getByRole('button', { name: t('page.voice.on') })).toBeTruthy();
  expect(screen.getByRole('button', { name: t('page.theme.tonight') })).toBeTruthy();
});

it('offers the click that lets a browser sound, only when it is wanted', () => {
  const { t, onUnlock, unmount } = topline({ blocked: true });
  fireEvent.click(screen.getByText(t('page.sound.on')));
  expect(onUnlock).toHaveBeenCalled();
  unmount();
  topline({ blocked: false });
  expect(screen.queryByText(t('page.sound.on'))).toBeNull();
});

it('holds today’s score for narrow windows', () => {
  const { t, onToday } = topline({ reading: READING });
  fireEvent.click(screen.getByText(t('page.today.folded', { score: 78 })));
  expect(onToday).toHaveBeenCalled();
});
