/** The line above the stage: the date, what Dalto is doing and who answers, and the quick switches. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.jsx';
import { Lune } from '../ui/lune.jsx';

/**
 * @param {{today: Date, status: string, provider: string | undefined, lost: boolean, first: boolean,
 *   reading: object | null, voice: boolean, night: boolean, blocked: boolean, onToday: () => void,
 *   onHistory: () => void, onUnlock: () => void, onVoice: () => void, onTheme: () => void}} props
 */
export function Topline(props) {
  const { t, i18n } = useTranslation();
  const format = { month: 'long', day: 'numeric', weekday: 'long' };
  return (
    <div className="topline">
      <div className="row">
        <span className="pill date">
          <b>{new Intl.DateTimeFormat(i18n.language, format).format(props.today)}</b>
        </span>
        <Status {...props} />
      </div>
      <div className="tools">
        {props.blocked && (
          <button type="button" className="btn primary sm" onClick={props.onUnlock}>
            <Icon name="sound" />
            {t('page.sound.on')}
          </button>
        )}
        <Folded {...props} />
        <Tool
          icon={props.voice ? 'sound' : 'mute'}
          label={t(props.voice ? 'page.voice.off' : 'page.voice.on')}
          onClick={props.onVoice}
        />
        <Tool
          icon={props.night ? 'sun' : 'home'}
          label={t(props.night ? 'page.theme.today' : 'page.theme.tonight')}
          onClick={props.onTheme}
        />
      </div>
    </div>
  );
}

function Status({ status, provider, lost, first }) {
  const { t } = useTranslation();
  const key = lost ? 'lost' : first && status !== 'speaking' ? 'first' : status;
  return (
    <span className={`pill status ${lost ? 'warn' : ''}`}>
      <span className={`dot ${lost ? 'warn' : 'good'}`} />
      <b>{t(`page.status.${key}`)}</b>
      {provider && !lost && (
        <span className="faint">{t(`page.provider.${provider}`, { defaultValue: provider })}</span>
      )}
    </span>
  );
}

/** In a narrow window the side cards fold into these. */
function Folded({ reading, onToday, onHistory }) {
  const { t } = useTranslation();
  return (
    <span className="folded">
      {reading && (
        <button type="button" className="btn sm" onClick={onToday}>
          <Lune score={reading.score} size={18} />
          {t('page.today.folded', { score: reading.score })}
        </button>
      )}
      <Tool icon="chat" label={t('page.history')} onClick={onHistory} />
    </span>
  );
}

function Tool({ icon, label, onClick }) {
  return (
    <button
      type="button"
      className="btn icon sm"
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
