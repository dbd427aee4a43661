/** The spans inside the luck: ten years, the twelve months of one, the days of a month. Each asks for its own. */
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/answer.js';
import { Trouble } from '../ui/screen.jsx';
import { isoDate, shortDay, weekdayOf, weekdays } from '../ui/dates.js';
import { LuckTabs, Two } from './lucktabs.jsx';

const LAST_YEAR = 2100; // the engine's tables end here
const SPAN = 10;
const ASKED = 4; // the engine answers ten years, of which the asked one is the fifth

/** The ten years from `first`, the present one open. */
export function Years({ first, label, ...how }) {
  const { t } = useTranslation();
  const year = Math.min(first + ASKED, LAST_YEAR);
  return (
    <Span how={how} span={{ year }}>
      {({ years }) => {
        const inside = years.filter((it) => it.year >= first && it.year < first + SPAN);
        if (inside.length === 0) return <p className="c13 muted">{t('page.saju.years.end')}</p>;
        const now = latest(inside, how.today);
        return (
          <LuckTabs
            key={first}
            label={label}
            first={now ? String(now.year) : ''}
            items={inside.map((it) => ({
              id: String(it.year),
              head: t('page.saju.year', { year: it.year, age: it.age }),
              pillar: it.pillar,
              foot: it.meets.stem_god.name,
              now: it === now,
            }))}
          >
            {(id) => <Months year={Number(id)} {...how} />}
          </LuckTabs>
        );
      }}
    </Span>
  );
}

/** The twelve months of a year of pillars, from the term that opens each. */
function Months({ year, ...how }) {
  const { t } = useTranslation();
  return (
    <Span how={how} span={{ year }}>
      {({ months }) => {
        const now = latest(months, how.today);
        return (
          <LuckTabs
            key={year}
            label={t('page.saju.months', { year })}
            first=""
            items={months.map((it) => ({
              id: it.starts,
              head: `${it.term_name} ${shortDay(it.starts, how.language)}`,
              pillar: it.pillar,
              foot: it.meets.stem_god.name,
              now: it === now,
            }))}
          >
            {(id) => <Days month={months.find(({ starts }) => starts === id)} {...how} />}
          </LuckTabs>
        );
      }}
    </Span>
  );
}

/** The days of the calendar month in which a month of pillars begins. */
function Days({ month, ...how }) {
  const { t } = useTranslation();
  const starts = new Date(month.starts);
  const span = { year: starts.getFullYear(), month: starts.getMonth() + 1 };
  const today = isoDate(how.today);
  return (
    <Span how={how} span={span}>
      {({ days }) => (
        <>
          <h3 className="days-head">{t('page.saju.days', span)}</h3>
          <div className="day-names" aria-hidden="true">
            {weekdays(how.language).map((name) => (
              <span key={name}>{name}</span>
            ))}
          </div>
          <ol className="days-grid">
            {days.map((day, n) => (
              <Day
                key={day.date}
                day={day}
                column={n === 0 ? weekdayOf(day.date) + 1 : undefined}
                now={day.date === today}
                term={day.date === isoDate(starts) ? month.term_name : null}
              />
            ))}
          </ol>
        </>
      )}
    </Span>
  );
}

/** The first of a month says by `column` on which day of the week it falls; `term` opens the month of pillars. */
function Day({ day: { date, pillar, meets }, column, now, term }) {
  return (
    <li aria-current={now ? 'date' : undefined} style={{ gridColumnStart: column }}>
      <span className="num n">{Number(date.slice(-2))}</span>
      <Two pillar={pillar} />
      <span className="god">{meets.stem_god.name}</span>
      {term && <small className="term">{term}</small>}
    </li>
  );
}

/** Asks for a span and shows it as soon as it is there. */
function Span({ how: { ask, question }, span, children }) {
  const { answer, error, again } = useAnswer(ask, 'fortune.saju', { ...question, ...span });
  if (error) return <Trouble error={error} onRetry={again} />;
  if (!answer) return <div className="span-wait" aria-busy="true" />;
  return children(answer);
}

/** The span a day lies in, if the last of them is not over: one of a later or earlier decade has none. */
function latest(spans, today) {
  const found = spans.findLast(({ starts }) => new Date(starts) <= today);
  if (found !== spans.at(-1)) return found;
  const ends = new Date(found.starts);
  ends.setMonth(ends.getMonth() + (spans.length === SPAN ? 12 : 1));
  return today < ends ? found : undefined;
}
