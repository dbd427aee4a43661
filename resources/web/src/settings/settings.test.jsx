import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SETTINGS } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { SettingsDialog } from './settings.jsx';

function dialog(settings = SETTINGS) {
  const hooks = { onChange: vi.fn(), onLanguage: vi.fn(), onClose: vi.fn() };
  const shown = show(<SettingsDialog settings={settings} locale="en" {...hooks} />);
  return {
    ...shown,
    ...hooks,
    flip: (key) => fireEvent.click(screen.getByLabelText(shown.t(key))),
  };
}

it('each switch changes its own setting only', () => {
  const { flip, onChange } = dialog();
  flip('page.settings.calm');
  flip('page.settings.voice');
  flip('page.settings.online');
  expect(onChange.mock.calls).toEqual([
    [{ appearance: { motion: 'reduced' } }],
    [{ voice: { enabled: false } }],
    [{ voice: { online: false } }],
  ]);
});

it('theme and language are chosen, never unchosen', () => {
  const { t, onChange, onLanguage } = dialog();
  fireEvent.click(screen.getByText(t('page.theme.day')));
  fireEvent.click(screen.getByText(t('page.theme.night')));
  fireEvent.click(screen.getByText(t('page.language.ko')));
  fireEvent.click(screen.getByText(t('page.language.en')));
  expect(onChange.mock.calls).toEqual([[{ appearance: { theme: 'day' } }]]);
  expect(onLanguage.mock.calls).toEqual([['ko']]);
});

it('says in plain words what the online voice sends away', () => {
  const { t } = dialog();
  const online = screen.getByLabelText(t('page.settings.online'));
  const hint = document.getElementById(online.getAttribute('aria-describedby'));
  expect(hint.textContent).toBe(t('page.settings.online.hint'));
});

describe('the volume', () => {
  it('is told once, when the hand lets go', () => {
    const { t, onChange } = dialog();
    const volume = screen.getByLabelText(t('page.settings.volume'));
    expect(volume.value).toBe('90');
    for (const value of [80, 60, 40]) fireEvent.change(volume, { target: { value } });
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.pointerUp(volume);
    fireEvent.blur(volume);
    expect(onChange.mock.calls).toEqual([[{ voice: { volume: 0.4 } }]]);
  });

  it('rests with the online voice while she is silent', () => {
    const { t } = dialog({ ...SETTINGS, voice: { ...SETTINGS.voice, enabled: false } });
    expect(screen.getByLabelText(t('page.settings.volume')).disabled).toBe(true);
    expect(screen.getByLabelText(t('page.settings.online')).disabled).toBe(true);
  });
});
