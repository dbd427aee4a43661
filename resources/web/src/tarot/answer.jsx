/** Beside the cloth: first what to ask and how, then what the cards say, line by line and as a whole. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Ask } from '../ui/ask.jsx';
import { Trouble } from '../ui/screen.jsx';
import { cardName, placeName } from './names.js';

/**
 * @param {{spread: object, draw: object, looked: {n: number} | null, onRest: () => void, onAsk: (text: string) => void}} props
 * looked: the card that was asked about on the cloth
 */
export function Answer({ spread, draw, looked, onRest, onAsk }) {
  const { t } = useTranslation();
  const { reading, taken } = draw;
  const missing = spread.positions.length - taken.length;
  const shown = reading ? reading.cards.slice(0, taken.length) : [];
  const done = Boolean(reading) && missing <= 0;
  const ask = () => {
    const cards = reading.cards.map((drawn) => cardName(drawn, t)).join(', ');
    onAsk(t('page.tarot.ask.say', { cards }));
  };
  return (
    <aside className="card telling" aria-label={t('page.dalto.reading')}>
      <div className="scroll" aria-live="polite" aria-busy={draw.busy}>
        <h2>{t(draw.daily ? 'page.tarot.daily' : 'page.dalto.reading')}</h2>
        {done && <Lead reading={reading} />}
        {draw.error && <Trouble error={draw.error} onRetry={draw.again} />}
        {draw.busy && <Waiting />}
        <Lines spread={spread.id} cards={shown} looked={looked} />
        {done && <Whole reading={reading} />}
      </div>
      {missing > 0 && !draw.error && (
        <div className="foot">
          <p className="hint">{t('page.tarot.more', { n: missing })}</p>
          <button type="button" className="btn line" onClick={onRest}>
            {t('page.tarot.pick')}
          </button>
        </div>
      )}
      {done && (
        <div className="foot">
          <Ask text="page.askmore" onClick={ask} />
        </div>
      )}
      <p className="disclaimer">{t('page.tarot.notice')}</p>
    </aside>
  );
}

/** The headline; whoever drew by keyboard goes on from here. */
function Lead({ reading }) {
  const { t } = useTranslation();
  const lead = useRef(null);
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (lost || document.activeElement?.closest('.fan')) lead.current.focus();
  }, []);
  return (
    <div ref={lead} tabIndex={-1} className="lead-box">
      {reading.answer && (
        <span className={`tag answer ${reading.answer}`}>
          {t(`page.tarot.answer.${reading.answer}`)}
        </span>
      )}
      <p className="lead">{reading.lead}</p>
    </div>
  );
}

function Lines({ spread, cards, looked }) {
  return (
    <ol className="sayings">
      {cards.map((drawn, n) => (
        <Line
          key={drawn.position}
          where={placeName(spread, n, drawn.position_name)}
          drawn={drawn}
          looked={looked?.n === n ? looked : null}
        />
      ))}
    </ol>
  );
}

/** What one card says in its place; it comes into sight when its card is looked at. */
function Line({ where, drawn, looked }) {
  const { t } = useTranslation();
  const line = useRef(null);
  useEffect(() => {
    if (looked) line.current.scrollIntoView({ block: 'nearest' });
  }, [looked]);
  return (
    <li ref={line} data-on={looked ? true : undefined}>
      <div className="row">
        <span className="tag moon">{where}</span>
        <b>{cardName(drawn, t)}</b>
      </div>
      <p>{drawn.text}</p>
    </li>
  );
}

/** The cards together: the paragraph, what their pattern says, and the advice it ends with. */
function Whole({ reading }) {
  const { t } = useTranslation();
  return (
    <div className="whole">
      <h3>{t(reading.cards.length > 1 ? 'page.tarot.together' : 'page.tarot.closer')}</h3>
      <p>{reading.text.replace(reading.advice, '').trim()}</p>
      {reading.patterns.length > 0 && (
        <ul className="patterns">
          {reading.patterns.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      <div className="advice">
        <h3>{t('page.dalto.word')}</h3>
        <p>{reading.advice}</p>
      </div>
    </div>
  );
}

/** The cards are being read. */
function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status">
      <span className="sr">{t('page.tarot.waiting')}</span>
      {[0, 1, 2].map((line) => (
        <span key={line} className="sk row-line" />
      ))}
    </div>
  );
}
