/** The twelve signs, each with its reading of a day, a week or a month: nobody needs a birth for it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kept, useAnswer } from '../api/answer.js';
import { ReasonChips, ReasonList } from '../fortune/reasons.jsx';
import { Choice } from '../ui/choice.jsx';
import { dayText } from '../ui/dates.js';
import { Lune } from '../ui/lune.jsx';
import { Busy, Trouble } from '../ui/screen.jsx';
import { ELEMENT_OF_SIGN, Glyph, SIGNS } from './glyphs.jsx';

const PERIODS = ['day', 'week', 'month'];

/** @param {{call: Function, language: string, date: string, own?: string}} props own: the sign of the person's sun */
export function Signs({ call, language, date, own }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(null);
  const [period, setPeriod] = useState('day');
  const sign = chosen ?? own ?? SIGNS[0];
  const asked = useAnswer(call, 'fortune.zodiac', { sign, date, period, locale: language });
  const reading = kept(asked);
  return (
    <div className="signs">
      <ul className="sign-list" aria-label={t('page.sky.signs')}>
        {SIGNS.map((id) => (
          <li key={id}>
            <button
              type="button"
              className={`sign-button ${ELEMENT_OF_SIGN[id]}`}
              aria-pressed={id === sign}
              onClick={() => setChosen(id)}
            >
              <Glyph name={id} size={24} />
              <span>{t(`page.sky.sign.${id}`)}</span>
              {id === own && <span className="badge moon">{t('page.me')}</span>}
            </button>
          </li>
        ))}
      </ul>
      <div className="sign-side">
        <Choice
          label={t('page.sky.period')}
          value={period}
          options={PERIODS}
          names="page.sky.period"
          onChange={setPeriod}
        />
        {asked.error && <Trouble error={asked.error} onRetry={asked.again} />}
        {!reading && asked.busy && <Busy />}
        {reading && <Reading reading={reading} language={language} />}
      </div>
    </div>
  );
}

function Reading({ reading, language }) {
  const { t } = useTranslation();
  const { from, to, period } = reading;
  const span = [from, to].map((date) => dayText(date, language, 'day'));
  return (
    <>
      <section className="card sign-hero">
        <Lune score={reading.score} size={112} craters />
        <div className="grow">
          <h2 className={ELEMENT_OF_SIGN[reading.sign]}>
            <Glyph name={reading.sign} size={22} />
            {reading.name}
          </h2>
          <p className="c12 faint">{period === 'day' ? span[0] : span.join(' – ')}</p>
          <p className="big num">
            {reading.score}
            <span className="u">{t('page.points')}</span>
          </p>
          <p className="lead">{reading.text}</p>
          <p className="c13 muted">{reading.character}</p>
        </div>
      </section>
      {reading.days.length > 0 && <Days days={reading.days} language={language} />}
      <section className="card sky-card">
        <h2>{t('page.areas')}</h2>
        <ul className="sign-areas">
          {reading.categories
            .filter(({ id }) => id !== 'overall')
            .map((area) => (
              <li key={area.id}>
                <Lune score={area.score} size={36} />
                <div className="nm">
                  <b>{area.name}</b>
                  <span className="num sc">{area.score}</span>
                </div>
                <div className="grow">
                  <p>{area.text}</p>
                  <ReasonChips area={area}>
                    {period === 'day' ? null : <Telling area={area} />}
                  </ReasonChips>
                </div>
              </li>
            ))}
        </ul>
      </section>
      <p className="disclaimer">{reading.notice}</p>
    </>
  );
}

/** Over more than a day the score is a mean, so its reasons are those of one telling day. */
function Telling({ area }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="c12 faint">{t('page.sky.telling')}</p>
      <ReasonList reasons={area.reasons} />
    </>
  );
}

function Days({ days, language }) {
  const { t } = useTranslation();
  return (
    <section className="card sky-card">
      <ol className="sign-days">
        {days.map(({ date, score }) => (
          <li key={date}>
            <Lune
              score={score}
              size={24}
              label={t('page.today.day', { date: dayText(date, language, 'long'), score })}
            />
            <span className="num" aria-hidden="true">
              {Number(date.slice(8))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
