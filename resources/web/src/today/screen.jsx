/** Today: a day's reading, its week and its month, and the way to the days around it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kept, useAnswer } from '../api/answer.js';
import { pillarName } from '../fortune/ganji.js';
import { Ask } from '../ui/ask.jsx';
import { Choice } from '../ui/choice.jsx';
import { Icon } from '../ui/icons.jsx';
import { Busy, NeedsBirth, Screen, Trouble } from '../ui/screen.jsx';
import { dayText, isoDate, monthOf, plusDays, plusMonths } from '../ui/dates.js';
import { Day } from './day.jsx';
import { HowDialog, OrderDialog } from './dialogs.jsx';
import { Month, Week } from './span.jsx';
import './today.css';

const VIEWS = ['day', 'week', 'month'];
const STEP = {
  day: plusDays,
  week: (date, weeks) => plusDays(date, 7 * weeks),
  month: plusMonths,
};

/**
 * @param {{user: object, language: string, today: Date, call: Function, reduced: boolean,
 *   onAsk: (text: string) => void, onProfile: () => void}} props
 */
export function TodayScreen(props) {
  const { t } = useTranslation();
  if (!props.user.birth) {
    return (
      <Screen title={t('page.today.title')}>
        <NeedsBirth onProfile={props.onProfile} />
      </Screen>
    );
  }
  // Another birth is another reading, though it is asked for with the same words.
  return <Today key={JSON.stringify(props.user.birth)} {...props} />;
}

function Today({ user, language, today, call, reduced, onAsk }) {
  const { t } = useTranslation();
  const [view, setView] = useState('day');
  const [chosen, setChosen] = useState(null); // null follows the calendar on the wall
  const [dialog, setDialog] = useState(null);
  const date = chosen ?? isoDate(today);
  const who = { user_id: user.user_id, locale: language };
  const ask = (name, wanted, params) => [
    call,
    `fortune.${name}`,
    wanted ? { ...who, ...params } : null,
  ];
  const daily = useAnswer(...ask('daily', view === 'day', { date }));
  const weekly = useAnswer(...ask('week', view === 'week', { date }));
  const monthly = useAnswer(...ask('month', view === 'month', { date }));
  const moons = useAnswer(...ask('calendar', view !== 'week', { month: monthOf(date) }));
  const [reading, week, month, calendar] = [daily, weekly, monthly, moons].map(kept);
  const asked = { day: daily, week: weekly, month: monthly }[view];
  const shown = { day: reading, week, month }[view];
  const choose = (one) => {
    setChosen(one === isoDate(today) ? null : one);
    setView('day');
  };
  const common = { language, reduced, onDay: choose };
  return (
    <Screen
      title={t(chosen ? 'page.today.title.other' : 'page.today.title')}
      sub={<Sub view={view} shown={asked.error ? null : shown} date={date} language={language} />}
      actions={
        <Actions
          view={view}
          away={chosen !== null}
          onView={setView}
          onStep={(steps) => setChosen(STEP[view](date, steps))}
          onToday={() => setChosen(null)}
          onAsk={() => onAsk(t('page.chip.today.say'))}
        />
      }
    >
      {asked.error && <Trouble error={asked.error} onRetry={asked.again} />}
      {!asked.error && !shown && <Busy />}
      {view === 'day' && reading && (
        <Day
          reading={reading}
          calendar={calendar}
          past={chosen !== null}
          user={user}
          call={call}
          onOrder={() => setDialog('order')}
          {...common}
        />
      )}
      {view === 'week' && week && <Week week={week} date={date} {...common} />}
      {view === 'month' && month && (
        <Month month={month} calendar={calendar} date={date} {...common} />
      )}
      {shown && (
        <footer className="row between day-foot">
          <p className="disclaimer">{shown.notice}</p>
          <button type="button" className="day-link" onClick={() => setDialog('how')}>
            {t('page.today.how.title')}
          </button>
        </footer>
      )}
      {dialog === 'how' && <HowDialog reading={reading} onClose={() => setDialog(null)} />}
      {dialog === 'order' && (
        <OrderDialog
          reading={reading}
          user={user}
          language={language}
          call={call}
          onClose={() => setDialog(null)}
        />
      )}
    </Screen>
  );
}

function Actions({ view, away, onView, onStep, onToday, onAsk }) {
  const { t } = useTranslation();
  return (
    <>
      {away && (
        <button type="button" className="btn ghost sm" onClick={onToday}>
          {t('page.today.back')}
        </button>
      )}
      <Choice
        label={t('page.today.view')}
        value={view}
        options={VIEWS}
        names="page.today.view"
        onChange={onView}
      />
      {[-1, 1].map((step) => (
        <button
          key={step}
          type="button"
          className={`btn icon ghost ${step < 0 ? 'mirror' : ''}`}
          aria-label={t(step < 0 ? `page.today.before.${view}` : `page.today.after.${view}`)}
          onClick={() => onStep(step)}
        >
          <Icon name="next" />
        </button>
      ))}
      {!away && <Ask onClick={onAsk} />}
    </>
  );
}

/** The date with its pillar and its day of the moon, or the span that is shown. */
function Sub({ view, shown, date, language }) {
  const { t } = useTranslation();
  if (view === 'month') return dayText(date, language, 'year');
  if (view === 'week') {
    return (
      shown && [shown.first, shown.last].map((day) => dayText(day, language, 'day')).join(' – ')
    );
  }
  const day = dayText(date, language, 'long');
  if (shown?.date !== date) return day;
  const { day_pillar, lunar } = shown;
  const key = lunar?.leap ? 'page.today.lunar.leap' : 'page.today.lunar';
  return (
    <>
      {day} · {t('page.day.solar', { pillar: pillarName(day_pillar.hanja, t) })}{' '}
      <span className="hanja">{day_pillar.hanja}</span>
      {lunar && ` · ${t(key, { month: lunar.month, day: lunar.day })}`}
    </>
  );
}
