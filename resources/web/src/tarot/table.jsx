/** The tarot table: choose a spread, draw from the fan, read what the cards say. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/answer.js';
import { Busy, Screen, Trouble } from '../ui/screen.jsx';
import { Answer } from './answer.jsx';
import { Cloth } from './cloth.jsx';
import { useDraw } from './draw.js';
import { Prepare, REVERSALS } from './prepare.jsx';
import { SpreadChoice } from './spreads.jsx';
import './tarot.css';
import './telling.css';

const FIRST_WISH = { question: '', topic: 'general', reversals: 'half' };
const DAILY_SPREAD = 'one';

/**
 * @param {{user: {user_id: string}, language: string, call: (op: string, params: object) => Promise<object>,
 *   reduced: boolean, onAsk: (text: string) => void}} props
 * call rejects with an error that has a message; onAsk hands a sentence to the conversation
 */
export function TarotScreen(props) {
  const { t } = useTranslation();
  const { user, language, call } = props;
  const spreads = useAnswer(call, 'fortune.tarot.spreads', { locale: language });
  if (spreads.answer) {
    return <Table key={`${user.user_id} ${language}`} {...props} spreads={spreads.answer} />;
  }
  return (
    <Screen title={t('page.tarot.title')}>
      {spreads.busy && <Busy />}
      {spreads.error && <Trouble error={spreads.error} onRetry={spreads.again} />}
    </Screen>
  );
}

function Table({ user, language, call, reduced, onAsk, spreads }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('past_present_future');
  const [wish, setWish] = useState(FIRST_WISH);
  const [looked, setLooked] = useState(null);
  const draw = useDraw(call);
  const begun = draw.taken.length > 0;
  const wanted = draw.daily ? DAILY_SPREAD : chosen;
  const spread = spreads.find(({ id }) => id === wanted) ?? spreads[0];
  const params = paramsOf(user, language, spread, wish);

  const shuffle = () => {
    setLooked(null);
    draw.shuffle();
  };
  const choose = (id) => {
    shuffle();
    setChosen(id);
  };
  const takeRest = () => draw.takeRest(spread.positions.length, params);
  return (
    <Screen
      title={t('page.tarot.title')}
      sub={draw.daily ? t('page.tarot.daily') : subtitle(wish, spread)}
      actions={
        <>
          <SpreadChoice spreads={spreads} chosen={spread.id} onChange={choose} />
          <button type="button" className="btn line" onClick={shuffle}>
            <Round />
            {t('page.tarot.shuffle')}
          </button>
        </>
      }
    >
      <div className="tarot">
        <Cloth
          spread={spread}
          draw={draw}
          looked={looked}
          reduced={reduced}
          onTake={(back) => draw.take(back, params)}
          onLook={(n) => setLooked({ n })}
        />
        {begun ? (
          <Answer spread={spread} draw={draw} looked={looked} onRest={takeRest} onAsk={onAsk} />
        ) : (
          <Prepare
            about={spread.about}
            wish={wish}
            onWish={(change) => setWish((before) => ({ ...before, ...change }))}
            onRest={takeRest}
            onToday={() => draw.dealToday({ user_id: user.user_id, locale: language })}
          />
        )}
      </div>
    </Screen>
  );
}

/** What is asked of the engine; without a topic it finds one in the question. */
function paramsOf(user, language, spread, { question, topic, reversals }) {
  return {
    spread: spread.id,
    user_id: user.user_id,
    locale: language,
    reversals: REVERSALS[reversals],
    ...(question.trim() && { question: question.trim() }),
    ...(topic !== 'general' && { topic }),
  };
}

/** The question in its quotes, or what the spread is called. */
function subtitle({ question }, { name }) {
  return question.trim() ? `“${question.trim()}”` : name;
}

function Round() {
  return (
    <svg className="ic" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M19.5 11A7.6 7.6 0 0 0 5.6 8M4.5 13a7.6 7.6 0 0 0 13.9 3M5 4v4.2h4.2M19 20v-4.2h-4.2" />
    </svg>
  );
}
