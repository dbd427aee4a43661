/** A month as a page of moons: one stop for the keyboard, arrows go from day to day. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pillarName } from '../fortune/ganji.js';
import { Lune } from '../ui/lune.jsx';
import { dayText, weekdayOf, weekdays } from '../ui/dates.js';

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/**
 * @param {{calendar: object, date?: string, language: string, size?: number, onDay: (date: string) => void}} props
 * date: the day that is shown; size: of a moon
 */
export function MoonMonth({ calendar, date, language, size = 25, onDay }) {
  const { t } = useTranslation();
  const { days, best } = calendar;
  return (
    <section className="card month-card">
      <div className="row between">
        <h2>{t('page.today.month.moons', { month: dayText(days[0].date, language, 'month') })}</h2>
        <span className="c12 faint">{t('page.today.month.full')}</span>
      </div>
      <div className="moons" aria-hidden="true">
        {weekdays(language).map((name) => (
          <span key={name} className="dow">
            {name}
          </span>
        ))}
      </div>
      <Days days={days} date={date} language={language} size={size} onDay={onDay} />
      <p className="c13 muted month-best">
        {t('page.today.month.best')} <b>{dayText(best, language, 'long')}</b>
      </p>
      <p className="c12 faint">
        {days
          .filter(({ term }) => term)
          .map(({ date: day, term }) => `${dayText(day, language, 'short')} ${term}`)
          .join(' · ')}
      </p>
    </section>
  );
}

function Days({ days, date, language, size, onDay }) {
  const { t } = useTranslation();
  const box = useRef(null);
  const [at, setAt] = useState(null);
  const dates = days.map((day) => day.date);
  const stop = [at, date].find((one) => dates.includes(one)) ?? dates[0];
  const walk = (event) => {
    const now = dates.indexOf(stop);
    const goal = { Home: 0, End: dates.length - 1 }[event.key] ?? now + (STEPS[event.key] ?? NaN);
    if (Number.isNaN(goal)) return;
    event.preventDefault();
    if (!dates[goal]) return;
    setAt(dates[goal]);
    box.current.querySelector(`[data-date="${dates[goal]}"]`).focus();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the buttons within
    <div ref={box} className="moons" onKeyDown={walk}>
      {days.map((day, n) => (
        <button
          key={day.date}
          type="button"
          className={n === 0 ? `day from-${weekdayOf(day.date)}` : 'day'}
          data-date={day.date}
          tabIndex={day.date === stop ? 0 : -1}
          aria-current={day.date === date ? 'date' : undefined}
          title={nameOf(day, language, t)}
          onFocus={() => setAt(day.date)}
          onClick={() => onDay(day.date)}
        >
          <span className={day.term ? 'term' : undefined}>
            <Lune score={day.score} size={size} />
          </span>
          <span aria-hidden="true">{n + 1}</span>
          <span className="sr">{nameOf(day, language, t)}</span>
        </button>
      ))}
    </div>
  );
}

/** Sunday, 22 November, 78 points, Gyeong-Ja, lunar 10/14, and a solar term. */
function nameOf({ date, score, day_pillar, lunar, term }, language, t) {
  const day = t('page.today.day', { date: dayText(date, language, 'long'), score });
  const pillar = pillarName(day_pillar.hanja, t);
  const key = lunar?.leap ? 'page.day.leap' : lunar ? 'page.day' : 'page.day.solar';
  return [day, t(key, { pillar, month: lunar?.month, day: lunar?.day }), term]
    .filter(Boolean)
    .join(', ');
}
