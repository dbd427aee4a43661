/** The home screen: Dalto before the moon, what is said, today's cards and the place to type. */
import { useTranslation } from 'react-i18next';
import { Bubble } from '../chat/bubble.jsx';
import { Chips } from '../chat/chips.jsx';
import { HistoryCard } from '../chat/history.jsx';
import { Say } from '../chat/say.jsx';
import { ReadingCard } from '../fortune/readingcard.jsx';
import { NoMoonCard, TodayCard, TodaySkeleton } from '../fortune/today.jsx';
import { Icon } from '../ui/icons.jsx';
import { Character } from './character.jsx';
import { Scene } from './scene.jsx';
import { Topline } from './topline.jsx';

/**
 * @param {{state: object, today: Date, night: boolean, blocked: boolean, quiet: boolean, away: boolean,
 *   actions: object, onOpen: (place: string) => void, onUnlock: () => void, stage: object}} props
 * away: another screen is shown; she stays, so that coming back is at once
 * quiet: only the scene and the character, while a panel asks something
 */
export function Home({
  state,
  today,
  night,
  blocked,
  quiet,
  away,
  actions,
  onOpen,
  onUnlock,
  stage,
}) {
  const { t } = useTranslation();
  const { user, settings, character, messages, turn, spoken, speaking } = state;
  const lost = ['lost', 'refused'].includes(state.connection);
  const ready = state.connection === 'connected' && user !== null;
  const first = ready && !user.birth && messages.length === 0;
  const last = messages.findLast(({ role }) => role === 'assistant');
  const busy = !ready || turn !== null;
  const voice = settings?.voice.enabled ?? true;
  const doing = turn && !turn.text ? 'thinking' : character.status;
  return (
    <main className="stage" data-quiet={quiet || undefined} inert={away}>
      <Scene risen={Boolean(user?.birth) || messages.length > 0} />
      <Character {...stage} />
      <Topline
        today={today}
        status={ready ? doing : 'waking'}
        provider={last?.provider}
        lost={lost}
        first={first}
        reading={state.reading}
        voice={voice}
        night={night}
        blocked={blocked}
        onToday={() => onOpen('today')}
        onHistory={() => onOpen('history')}
        onUnlock={onUnlock}
        onVoice={() => actions.changeSettings({ voice: { enabled: !voice } })}
        onTheme={() => actions.changeSettings({ appearance: { theme: night ? 'day' : 'night' } })}
      />
      {lost && (
        <div className="banner bad lost" role="alert">
          <Icon name="offline" />
          {t(state.connection === 'refused' ? 'page.refused' : 'page.lost')}
        </div>
      )}
      <div className="speech">
        {user && (
          <Bubble
            answer={last ?? { text: greetingFor(user, first, t) }}
            turn={turn}
            spoken={spoken}
            speaking={speaking}
          />
        )}
      </div>
      <aside className="side" aria-label={t('page.today')}>
        <Today state={state} onOpen={onOpen} />
        <ReadingCard key={last?.id} reading={last?.reading} />
        <HistoryCard
          messages={messages.filter((message) => message !== last)}
          onOpen={() => onOpen('history')}
        />
      </aside>
      <div className="dock">
        <Chips
          first={first}
          disabled={busy}
          onSay={actions.send}
          onProfile={() => onOpen('profile')}
        />
        <Say
          answering={turn !== null}
          speaking={speaking !== null || character.status === 'speaking'}
          disabled={!ready}
          onSend={actions.send}
          onStop={actions.stop}
        />
      </div>
    </main>
  );
}

function Today({ state: { user, reading }, onOpen }) {
  if (reading) return <TodayCard reading={reading} onOpen={() => onOpen('today')} />;
  if (user && !user.birth) return <NoMoonCard onProfile={() => onOpen('profile')} />;
  return <TodaySkeleton />;
}

function greetingFor({ name }, first, t) {
  if (first) return t('page.greeting.first');
  return name ? t('page.greeting.named', { name }) : t('page.greeting');
}
