/** The whole page: rail, stage and dialogs, drawn from the store. */
import { useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { I18nContext, useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createActions } from './actions.js';
import { HistoryDialog } from './chat/history.jsx';
import { createConductor } from './conductor.js';
import { TodayDialog } from './fortune/today.jsx';
import { Home } from './home/home.jsx';
import { useGaze } from './home/pointer.js';
import { isoDate, useToday } from './home/today.js';
import { ProfileDialog } from './onboarding/profile.jsx';
import { SettingsDialog } from './settings/settings.jsx';
import { Icon } from './ui/icons.jsx';
import { useCalm, useLook, useTheme } from './ui/look.js';
import { Toasts } from './ui/toasts.jsx';

/** @param {{transport: object, store: object, openStage: Function}} props */
export function App({ transport, store, openStage }) {
  const { i18n } = useContext(I18nContext); // the translator itself; useTranslation wraps a new one a language
  const state = useStore(store);
  const [dialog, setDialog] = useState(null);
  const [blocked, setBlocked] = useState(false);
  const [stage, setStage] = useState(null);
  const conductor = useMemo(
    () => createConductor(transport, store, { onBlocked: setBlocked }),
    [transport, store],
  );
  const actions = useMemo(
    () => createActions(transport, store, (key) => i18n.t(key), conductor.silence),
    [transport, store, i18n, conductor],
  );
  const today = useToday();
  const theme = useTheme(state.settings?.appearance.theme);
  const reduced = useCalm(state.settings?.appearance.motion);
  const language = state.user?.locale ?? i18n.language;

  useEffect(() => {
    const stop = conductor.start();
    transport.open();
    return stop;
  }, [conductor, transport]);
  useEffect(() => {
    i18n.changeLanguage(language);
  }, [i18n, language]);
  useLook({ theme, reduced, language });
  useGaze(stage);
  useReading(state, isoDate(today), actions.loadToday);

  const onStage = useCallback(
    (opened) => {
      conductor.setStage(opened);
      setStage(opened);
      window.fortuneStage = opened; // for diagnostics
    },
    [conductor],
  );
  const onStill = useCallback(
    () => store.getState().toast({ level: 'info', code: 'still', message: 'page.notice.still' }),
    [store],
  );
  const greeting = isNewcomer(state.user) && dialog === null;
  const shown = greeting ? 'profile' : dialog;
  const close = () => setDialog(null);
  return (
    <div className="app">
      <Rail onProfile={() => setDialog('profile')} onSettings={() => setDialog('settings')} />
      <Home
        state={state}
        today={today}
        night={theme === 'night'}
        blocked={blocked}
        quiet={shown === 'profile'}
        actions={actions}
        onOpen={setDialog}
        onUnlock={conductor.unlock}
        stage={{ openStage, reducedMotion: reduced, onStage, onStill }}
      />
      <Toasts toasts={state.toasts} onDismiss={state.dismiss} />
      {shown === 'profile' && state.user && (
        <ProfileDialog
          user={state.user}
          first={greeting}
          onSave={actions.saveProfile}
          onSkip={actions.skipProfile}
          onClose={close}
          data={{
            keyInFile: state.keyInFile,
            onExport: actions.exportData,
            onErase: () => actions.erase().then(close),
          }}
        />
      )}
      {shown === 'settings' && state.settings && (
        <SettingsDialog
          settings={state.settings}
          locale={language}
          onChange={actions.changeSettings}
          onLanguage={actions.setLanguage}
          onClose={close}
        />
      )}
      {shown === 'today' && state.reading && (
        <TodayDialog reading={state.reading} onClose={close} />
      )}
      {shown === 'history' && (
        <HistoryDialog
          messages={state.messages}
          onOlder={actions.loadOlder}
          onClear={actions.clearHistory}
          onClose={close}
        />
      )}
    </div>
  );
}

/** Somebody who was never asked: no birth, and the question was not put aside. */
function isNewcomer(user) {
  return user !== null && !user.birth && !user.preferences?.onboarded;
}

/** Today's reading is asked for once whenever the one we have is missing or of another day. */
function useReading({ connection, user, reading }, date, load) {
  const wanted =
    connection === 'connected' && Boolean(user?.birth) && reading?.date !== date
      ? JSON.stringify([user.user_id, user.birth, user.locale, date])
      : null;
  useEffect(() => {
    if (wanted) load();
  }, [wanted, load]);
}

function Rail({ onProfile, onSettings }) {
  const { t } = useTranslation();
  return (
    <nav className="rail" aria-label={t('page.rail')}>
      <div className="brand">
        <span className="seal" aria-hidden="true">
          月
        </span>
      </div>
      <a className="nav" href="#home" aria-current="page">
        <Icon name="home" />
        <span>{t('page.home')}</span>
      </a>
      <div className="spacer" />
      <button type="button" className="nav" onClick={onProfile}>
        <Icon name="person" />
        <span>{t('page.profile')}</span>
      </button>
      <button type="button" className="nav" onClick={onSettings}>
        <Icon name="settings" />
        <span>{t('page.settings')}</span>
      </button>
    </nav>
  );
}
