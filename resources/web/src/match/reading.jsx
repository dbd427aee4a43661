/** What the meeting of two says: reasons that add up, facets, a word, good days. */
import { useTranslation } from 'react-i18next';
import { Delta } from '../fortune/reasonlist.jsx';
import { BASE, clipped } from '../fortune/score.js';
import { Ask } from '../ui/ask.jsx';
import { dayText } from '../ui/dates.js';
import { Lune } from '../ui/lune.jsx';
import { Paper } from '../ui/paper.jsx';

/** @param {{answer: object, onAsk: () => void}} props */
export function Reading({ answer, onAsk }) {
  const { t } = useTranslation();
  return (
    <div className="match-columns">
      <Reasons answer={answer} />
      <div className="col">
        <Facets facets={answer.facets} />
        <Paper
          who={t('page.dalto.word')}
          text={answer.text}
          foot={answer.notes.map(({ side, text }) => (
            <span key={side}>{text}</span>
          ))}
        />
        <GoodDays days={answer.good_days} />
        <Ask text="page.askmore" onClick={onAsk} />
        <p className="disclaimer">{answer.notice}</p>
      </div>
    </div>
  );
}

function Reasons({ answer }) {
  const { t } = useTranslation();
  const { reasons, score } = answer;
  const limit = clipped(answer);
  return (
    <section className="card match-why">
      <div className="card-head">
        <h2>{t('page.match.why')}</h2>
        <span className="c12 muted">{t('page.match.base', { base: BASE, score })}</span>
      </div>
      <ul>
        {reasons.map((reason, n) => (
          <li key={`${reason.signal} ${reason.side} ${n}`}>
            <Delta effect={reason.effect} />
            <div>
              <b>{reason.text}</b>
              <p>{reason.advice}</p>
            </div>
            <Side answer={answer} side={reason.side} />
          </li>
        ))}
      </ul>
      {limit && <p className="c12 muted">{t(`page.reason.${limit}`)}</p>}
    </section>
  );
}

/** From whom a reason comes. */
function Side({ answer, side }) {
  const { t } = useTranslation();
  if (side === 'both') return <span className="badge">{t('page.match.both')}</span>;
  const { name, element } = answer[side];
  return <span className={`eltag ${element}`}>{name}</span>;
}

function Facets({ facets }) {
  return (
    <section className="card facets">
      {facets.map(({ id, name, score }) => (
        <div key={id}>
          <Lune score={score} size={32} />
          <div>
            <span className="c13 muted">{name}</span>
            <b className="num">{score}</b>
          </div>
        </div>
      ))}
    </section>
  );
}

function GoodDays({ days }) {
  const { t, i18n } = useTranslation();
  return (
    <section className="card good-days">
      <h2>{t('page.match.days')}</h2>
      <ul>
        {days.map(({ date, score, text }) => (
          <li key={date}>
            <Lune score={score} size={30} label={t('page.match.points', { score })} />
            <div>
              <b>{dayText(date, i18n.language, 'brief')}</b>
              <span>{text}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
