/** More than a day: a week with a line for each day, a month with its moons. */
import { useTranslation } from 'react-i18next';
import { pillarName } from '../fortune/ganji.js';
import { Lune } from '../ui/lune.jsx';
import { dayText } from '../ui/dates.js';
import { MoonMonth } from './moons.jsx';
import { useWaxing } from './waxing.js';

/** @param {{week: object, date: string, language: string, reduced: boolean, onDay: (date: string) => void}} props */
export function Week({ week, date, language, reduced, onDay }) {
  const { t } = useTranslation();
  return (
    <div className="day-cols">
      <div className="day-main">
        <SpanHero span={week} reduced={reduced} />
        <section className="card week-card">
          <h2>{t('page.today.week.days')}</h2>
          <ol>
            {week.days.map((day) => (
              <li key={day.date}>
                <button
                  type="button"
                  className="week-day"
                  aria-current={day.date === date ? 'date' : undefined}
                  onClick={() => onDay(day.date)}
                >
                  <Lune score={day.score} size={32} />
                  <span className="nm">
                    <b>{dayText(day.date, language, 'weekday')}</b>
                    <span className="c12 faint num">{dayText(day.date, language, 'short')}</span>
                  </span>
                  <span className="num sc">{day.score}</span>
                  <span className="grow day-line">{day.line}</span>
                  <Mark span={week} date={day.date} />
                </button>
              </li>
            ))}
          </ol>
        </section>
      </div>
      <div className="day-side">
        <Means areas={week.areas} title={t('page.today.week.areas')} />
        <Telling span={week} language={language} onDay={onDay} />
      </div>
    </div>
  );
}

/** @param {{month: object, calendar: object | null, date: string, language: string, reduced: boolean, onDay: Function}} props */
export function Month({ month, calendar, date, language, reduced, onDay }) {
  const { t } = useTranslation();
  return (
    <div className="day-cols">
      <div className="day-main">
        <SpanHero span={month} reduced={reduced} />
        {calendar && (
          <MoonMonth calendar={calendar} date={date} language={language} size={56} onDay={onDay} />
        )}
      </div>
      <div className="day-side">
        <Means areas={month.areas} title={t('page.today.month.areas')} />
        <Telling span={month} language={language} onDay={onDay} />
        <section className="card span-card">
          <h2>{t('page.today.month.pillars')}</h2>
          <ul className="span-parts">
            {month.pillars.map(({ first, last, pillar, term }) => (
              <li key={first}>
                <span className="hanja">{pillar.hanja}</span>
                <span className="grow span-pillar">
                  {t('page.today.month.pillar', { pillar: pillarName(pillar.hanja, t) })}
                  {term && <span className="badge">{term}</span>}
                </span>
                <span className="c12 faint num">{spanText(first, last, language)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="card span-card">
          <h2>{t('page.today.month.weeks')}</h2>
          <ul className="span-parts">
            {month.weeks.map(({ first, last, score }) => (
              <li key={first}>
                <Lune score={score} size={22} />
                <span className="grow num">{spanText(first, last, language)}</span>
                <b className="num">{score}</b>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  );
}

/** 11/2–11/8, or 11/1 alone. */
function spanText(first, last, language) {
  return [...new Set([first, last])].map((day) => dayText(day, language, 'short')).join('–');
}

/** The mean as a moon, and what is said of the whole; its first sentence stands out. */
function SpanHero({ span, reduced }) {
  const { t } = useTranslation();
  const moon = useWaxing(span.score, reduced);
  const [head, rest] = firstSentence(span.text);
  return (
    <section className="card day-hero">
      <Lune score={moon} size={112} craters />
      <div className="grow">
        <div className="row day-score">
          <span className="big num">{span.score}</span>
          <span className="muted">{t('page.points')}</span>
          <span className="badge">{t('page.today.mean')}</span>
        </div>
        <p className="head">{head}</p>
        <p className="lead">{rest}</p>
      </div>
    </section>
  );
}

/** A text parted behind its first sentence. */
export function firstSentence(text) {
  const [head] = text.match(/^.+?[.!?](?=\s|$)/s) ?? [text];
  return [head, text.slice(head.length).trim()];
}

function Mark({ span, date }) {
  const { t } = useTranslation();
  if (date === span.best) return <span className="badge good">{t('page.today.best')}</span>;
  if (date === span.careful) return <span className="badge warn">{t('page.today.careful')}</span>;
  return null;
}

function Means({ areas, title }) {
  return (
    <section className="card span-card">
      <h2>{title}</h2>
      <ul className="span-parts">
        {areas.map(({ id, name, score }) => (
          <li key={id}>
            <Lune score={score} size={22} />
            <span className="grow">{name}</span>
            <b className="num">{score}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The brightest day and the one to go gently. */
function Telling({ span, language, onDay }) {
  const { t } = useTranslation();
  return (
    <section className="card span-card">
      <h2>{t('page.today.telling')}</h2>
      <ul className="span-parts">
        {['best', 'careful'].map((kind) => (
          <li key={kind}>
            <Mark span={span} date={span[kind]} />
            <button type="button" className="day-link grow" onClick={() => onDay(span[kind])}>
              {dayText(span[kind], language, 'long')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
