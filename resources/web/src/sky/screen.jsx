/** The sky of the birth, the sky of today, one over the other, and the twelve signs. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kept, useAnswer } from '../api/answer.js';
import { birthTime, placeName } from '../fortune/birthline.js';
import { dayText, isoDate } from '../ui/dates.js';
import { Ask } from '../ui/ask.jsx';
import { Choice } from '../ui/choice.jsx';
import { Busy, NeedsBirth, Screen, Trouble } from '../ui/screen.jsx';
import { coordinates } from './degrees.js';
import { Natal } from './natal.jsx';
import { Now, Overlay } from './now.jsx';
import { Signs } from './signs.jsx';
import './signs.css';
import './sky.css';

const VIEWS = ['birth', 'now', 'both', 'signs'];

/** @param {{user: object, language: string, today: Date, call: Function, onAsk: (text: string) => void, onProfile: () => void}} props */
export function SkyScreen(props) {
  // Another birth is another sky, though the day's is asked for with the same words.
  return <Sky key={JSON.stringify(props.user.birth)} {...props} />;
}

function Sky({ user, language, today, call, onAsk, onProfile }) {
  const { t } = useTranslation();
  const { birth } = user;
  const [view, setView] = useState(birth ? 'birth' : 'signs');
  const [system, setSystem] = useState('whole');
  const date = isoDate(today);
  const natal = useAnswer(
    call,
    'fortune.natal',
    birth && { birth, house_system: system, locale: language },
  );
  const over = view === 'now' || view === 'both';
  const transits = useAnswer(
    call,
    'fortune.transits',
    birth && over ? { user_id: user.user_id, date, locale: language } : null,
  );
  const chart = kept(natal);
  const day = kept(transits);
  const asked = view === 'now' ? [transits] : view === 'both' ? [transits, natal] : [natal];
  const failed = asked.find(({ error }) => error);
  const zone = birth?.timezone;
  const ready = { birth: chart, now: day, both: chart && day }[view];
  return (
    <Screen
      title={t('page.sky')}
      sub={<Sub view={view} birth={birth} chart={chart} date={date} language={language} />}
      actions={
        <Choice
          label={t('page.sky.view')}
          value={view}
          options={VIEWS}
          names="page.sky.view"
          onChange={setView}
        />
      }
    >
      {view === 'signs' && (
        <Signs call={call} language={language} date={date} own={chart?.sun.sign} />
      )}
      {view !== 'signs' && !birth && <NeedsBirth onProfile={onProfile} />}
      {view !== 'signs' && failed && <Trouble error={failed.error} onRetry={failed.again} />}
      {view !== 'signs' && birth && !failed && !ready && <Busy />}
      {view === 'birth' && chart && (
        <Natal chart={chart} zone={zone} language={language} onSystem={setSystem} />
      )}
      {view === 'now' && day && <Now day={day} zone={zone} language={language} />}
      {view === 'both' && chart && day && <Overlay day={day} chart={chart} />}
      {ready && (
        <footer className="row between">
          <p className="disclaimer">{ready.notice}</p>
          <Ask onClick={() => onAsk(t('page.chip.zodiac.say'))} />
        </footer>
      )}
    </Screen>
  );
}

/** When and where, and how the wheel is to be read. */
function Sub({ view, birth, chart, date, language }) {
  const { t } = useTranslation();
  if (view === 'signs') return t('page.sky.signs.sub');
  const today = t('page.sky.sub.now', { date: dayText(date, language, 'long') });
  if (view === 'now' || !birth) return today;
  const where = [placeName(birth, t), coordinates(birth)].filter(Boolean).join(' ');
  const parts = [birthTime(birth, t, language), where];
  if (view === 'both') return [...parts, today].join(' · ');
  if (chart?.houses) parts.push(t(`page.sky.houses.${chart.houses.system}`));
  return [...parts, t('page.sky.sub.bold')].join(' · ');
}
