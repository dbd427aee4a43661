/** One day: the moon with its score, the areas with their reasons, lucky things, the month around it. */
import { useTranslation } from 'react-i18next';
import { ReasonChips } from '../fortune/reasons.jsx';
import { overallOf, signed } from '../fortune/score.js';
import { Lune } from '../ui/lune.jsx';
import { Lucky } from './lucky.jsx';
import { MoonMonth } from './moons.jsx';
import { Rating } from './rating.jsx';
import { Sparkline } from './sparkline.jsx';
import { useWaxing } from './waxing.js';

/**
 * @param {{reading: object, calendar: object | null, past: boolean, user: object, call: Function, language: string,
 *   reduced: boolean, onDay: (date: string) => void, onOrder: () => void}} props past: another day than today
 */
export function Day({ reading, calendar, past, user, call, language, reduced, onDay, onOrder }) {
  return (
    <div className="day-cols">
      <div className="day-main">
        <Hero reading={reading} past={past} reduced={reduced}>
          <Rating key={reading.text} reading={reading} user={user} call={call} />
        </Hero>
        <Areas reading={reading} onOrder={onOrder} />
      </div>
      <div className="day-side">
        <Lucky lucky={reading.lucky} wanted={reading.wanted_element} />
        {calendar && (
          <MoonMonth calendar={calendar} date={reading.date} language={language} onDay={onDay} />
        )}
      </div>
    </div>
  );
}

function Hero({ reading, past, reduced, children }) {
  const { t } = useTranslation();
  const { score, headline, text, previous_score: before } = reading;
  const overall = overallOf(reading);
  const moon = useWaxing(score, reduced);
  const rest = text.startsWith(headline) ? text.slice(headline.length).trim() : text;
  return (
    <section className="card day-hero">
      <Lune score={moon} size={132} craters />
      <div className="grow">
        <div className="row day-score">
          <span className="big num">{score}</span>
          <span className="muted">{t('page.points')}</span>
          {before !== null && <Since score={score} before={before} past={past} />}
          <Sparkline
            scores={reading.recent.overall}
            label={recentText(reading.recent.overall, t)}
          />
        </div>
        <p className="head">{headline}</p>
        <p className="lead">{rest}</p>
        <p className="overall">
          <b>{overall.name}</b> {overall.text}
        </p>
        <div className="row hero-foot">
          <ReasonChips area={overall} />
          {children}
        </div>
      </div>
    </section>
  );
}

/** How the score stands to that of the day before. */
function Since({ score, before, past }) {
  const { t } = useTranslation();
  const change = score - before;
  if (change === 0) {
    const same = past ? 'page.today.since.before.same' : 'page.today.since.same';
    return <span className="badge">{t(same)}</span>;
  }
  const key = past ? 'page.today.since.before' : 'page.today.since';
  const kind = change > 0 ? 'good' : 'warn';
  return <span className={`badge ${kind}`}>{t(key, { by: signed(change) })}</span>;
}

const recentText = (scores, t) => t('page.today.recent.scores', { scores: scores.join(', ') });

function Areas({ reading, onOrder }) {
  const { t } = useTranslation();
  const areas = reading.categories.filter(({ id }) => id !== 'overall');
  return (
    <section className="card day-areas">
      <div className="row between">
        <h2>{t('page.areas')}</h2>
        <span className="row">
          <button type="button" className="day-link" onClick={onOrder}>
            {t('page.today.order')}
          </button>
          <span className="c12 faint">{t('page.today.recent')}</span>
        </span>
      </div>
      <ul>
        {areas.map((area) => (
          <li key={area.id} className="day-area">
            <Lune score={area.score} size={40} />
            <div className="nm">
              <b>{area.name}</b>
              <span className="num sc">
                {area.score}
                <span className="u">{t('page.points')}</span>
              </span>
            </div>
            <div className="grow">
              <p className="tx">{area.text}</p>
              <ReasonChips area={area} />
            </div>
            <Sparkline
              scores={reading.recent[area.id]}
              label={recentText(reading.recent[area.id], t)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
