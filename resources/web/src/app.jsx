/** The whole page: rail, stage and dialogs, drawn from the store. */
import { Suspense, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { I18nContext, useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createActions } from './actions.js';
import { HistoryDialog } from './chat/history.jsx';
import { createConductor } from './conductor.js';
import { Home } from './home/home.jsx';
import { useGaze } from './home/pointer.js';
import { useToday } from './home/today.js';
import { ProfileDialog } from './onboarding/profile.jsx';
import { HOME, SCREENS, useScreen } from './screens.jsx';
import { SettingsDialog } from './settings/settings.jsx';
import { Icon } from './ui/icons.jsx';
import { isoDate } from './ui/dates.js';
import { useCalm, useLook, useTheme } from './ui/look.js';
import { Busy } from './ui/screen.jsx';
import { Toasts } from './ui/toasts.jsx';

/** @param {{transport: object, store: object, openStage: Function}} props */
export function App({ transport, store, openStage }) {
  const { i18n } = useContext(I18nContext); // the translator itself; useTranslation wraps a new one a language
  const state = useStore(store);
  const [dialog, setDialog] = useState(null);
  const [blocked, setBlocked] = useState(false);
  const [stage, setStage] = useState(null);
  const [screen, go] = useScreen();
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
  const away = screen !== HOME;
  useEffect(() => {
    stage?.setPace(away ? 0 : Infinity); // nobody sees her: she costs nothing
  }, [stage, away]);
  const ask = useCallback(
    (text) => {
      go(HOME);
      actions.send(text);
    },
    [go, actions],
  );
  const greeting = isNewcomer(state.user) && dialog === null;
  const shown = greeting ? 'profile' : dialog;
  const close = () => setDialog(null);
  return (
    <div className="app">
      <Rail
        screen={screen}
        onProfile={() => setDialog('profile')}
        onSettings={() => setDialog('settings')}
      />
      <Home
        state={state}
        today={today}
        night={theme === 'night'}
        blocked={blocked}
        quiet={shown === 'profile'}
        actions={actions}
        away={away}
        onOpen={(place) => (place === 'today' ? go(place) : setDialog(place))}
        onUnlock={conductor.unlock}
        stage={{ openStage, reducedMotion: reduced, onStage, onStill }}
      />
      {away && state.user && (
        <Away
          screen={screen}
          user={state.user}
          language={language}
          today={today}
          call={actions.ask}
          reduced={reduced}
          onAsk={ask}
          onProfile={() => setDialog('profile')}
        />
      )}
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

/** The screen beside home that the address names. */
function Away({ screen, ...props }) {
  const { View } = SCREENS.find(({ id }) => id === screen);
  return (
    <Suspense fallback={<Busy />}>
      <View key={`${screen} ${props.user.user_id}`} {...props} />
    </Suspense>
  );
}

function Rail({ screen, onProfile, onSettings }) {
  const { t } = useTranslation();
  const places = [{ id: HOME, text: 'page.home' }, ...SCREENS];
  return (
    <nav className="rail" aria-label={t('page.rail')}>
      <div className="brand">
        <span className="seal" aria-hidden="true">
          月
        </span>
      </div>
      {places.map(({ id, text }) => (
        <a
          key={id}
          className="nav"
          href={`#${id}`}
          aria-current={id === screen ? 'page' : undefined}
        >
          <Icon name={id} />
          <span>{t(text)}</span>
        </a>
      ))}
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
