/** The few settings a person needs at first: language, looks and voice. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/choice.jsx';
import { Dialog } from '../ui/dialog.jsx';
import { LANGUAGES } from '../ui/i18n.js';
import { Toggle } from '../ui/toggle.jsx';

const THEMES = ['night', 'day', 'system'];

/**
 * @param {{settings: object, locale: string, onChange: (change: object) => void,
 *   onLanguage: (locale: string) => void, onClose: () => void}} props
 * onChange takes any part of the settings
 */
export function SettingsDialog({ settings, locale, onChange, onLanguage, onClose }) {
  const { t } = useTranslation();
  const { appearance, voice } = settings;
  return (
    <Dialog title={t('page.settings')} className="settings-dialog" onClose={onClose}>
      <Setting
        label={t('page.settings.language')}
        value={locale}
        options={LANGUAGES}
        names="page.language"
        onChange={onLanguage}
      />
      <Setting
        label={t('page.settings.theme')}
        value={appearance.theme}
        options={THEMES}
        names="page.theme"
        onChange={(theme) => onChange({ appearance: { theme } })}
      />
      <Toggle
        label={t('page.settings.calm')}
        hint={t('page.settings.calm.hint')}
        checked={appearance.motion === 'reduced'}
        onChange={(calm) => onChange({ appearance: { motion: calm ? 'reduced' : 'full' } })}
      />
      <Toggle
        label={t('page.settings.voice')}
        hint={t('page.settings.voice.hint')}
        checked={voice.enabled}
        onChange={(enabled) => onChange({ voice: { enabled } })}
      />
      <Toggle
        label={t('page.settings.online')}
        hint={t('page.settings.online.hint')}
        checked={voice.online}
        disabled={!voice.enabled}
        onChange={(online) => onChange({ voice: { online } })}
      />
      <Volume
        value={voice.volume}
        disabled={!voice.enabled}
        onChange={(volume) => onChange({ voice: { volume } })}
      />
    </Dialog>
  );
}

/** One of a few behind its name. */
function Setting({ label, ...choice }) {
  return (
    <div className="setting">
      <span className="setting-name">{label}</span>
      <Choice label={label} {...choice} />
    </div>
  );
}

/** Told once the hand lets go, not at every step of the way. */
function Volume({ value, disabled, onChange }) {
  const { t } = useTranslation();
  const id = useId();
  const [moved, setMoved] = useState(null);
  const release = () => {
    if (moved !== null) onChange(moved / 100);
    setMoved(null);
  };
  return (
    <div className="setting">
      <label className="setting-name" htmlFor={id}>
        {t('page.settings.volume')}
      </label>
      <input
        id={id}
        type="range"
        className="range"
        min="0"
        max="100"
        disabled={disabled}
        value={moved ?? Math.round(value * 100)}
        onChange={(event) => setMoved(Number(event.target.value))}
        onPointerUp={release}
        onKeyUp={release}
        onBlur={release}
      />
    </div>
  );
}
