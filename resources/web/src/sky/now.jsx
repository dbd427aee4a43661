/** Today's sky, by itself and over the sky of the birth. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Paper } from '../ui/paper.jsx';
import { Angles, Legend, More, Pair } from './angles.jsx';
import { Bodies, namesOf } from './bodies.jsx';
import { Glyph } from './glyphs.jsx';
import { Warnings } from './natal.jsx';
import { PhaseCard } from './phase.jsx';
import { Wheel } from './wheel.jsx';

/** @param {{day: object, zone: string, language: string}} props day: the answer of `fortune.transits` */
export function Now({ day, zone, language }) {
  const { t } = useTranslation();
  const [lit, setLit] = useState(null);
  const sky = day.sky_now;
  return (
    <div className="sky-cols">
      <div className="wheel-col">
        <Wheel label={t('page.sky.wheel.now')} bodies={sky.bodies} angles={sky.aspects} lit={lit} />
        <Legend />
        <p className="c12 faint">{t('page.sky.now.noon')}</p>
      </div>
      <div className="sky-side">
        <PhaseCard phase={sky.moon_phase} language={language} zone={zone}>
          <Backwards retrogrades={sky.retrogrades} />
        </PhaseCard>
        <Bodies bodies={sky.bodies} onLook={setLit} />
        <Angles
          title={t('page.sky.angles.now')}
          angles={sky.aspects}
          names={namesOf(sky.bodies)}
          onLook={setLit}
        />
      </div>
    </div>
  );
}

function Backwards({ retrogrades }) {
  const { t } = useTranslation();
  if (retrogrades.length === 0) return <p className="c13 muted">{t('page.sky.retrograde.none')}</p>;
  return (
    <ul className="backwards">
      {retrogrades.map(({ body, name, text }) => (
        <li key={body}>
          <Glyph name={body} size={16} />
          <span className="grow">
            <b>{name}</b> <span className="badge warn">{t('page.sky.retrograde')}</span>
            <span className="c13 muted">{text}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The day's bodies around the wheel of the birth. @param {{day: object, chart: object}} props */
export function Overlay({ day, chart }) {
  const { t } = useTranslation();
  const sky = day.sky_now;
  const [lit, setLit] = useState(null);
  const angles = day.transits.map(({ body, natal, ...more }) => ({ a: natal, b: body, ...more }));
  return (
    <>
      <div className="sky-cols">
        <div className="wheel-col">
          <Wheel
            label={t('page.sky.wheel.both')}
            bodies={chart.bodies}
            ascendant={chart.ascendant}
            midheaven={chart.midheaven}
            cusps={chart.houses?.cusps}
            angles={angles}
            around={sky.bodies}
            lit={lit}
          />
          <Legend />
          <p className="c12 faint">{t('page.sky.both.legend')}</p>
        </div>
        <div className="sky-side">
          {!day.hour_known && (
            <Warnings warnings={chart.warnings.filter(({ code }) => code === 'unknown_hour')} />
          )}
          <Transits transits={day.transits} onLook={setLit} />
        </div>
      </div>
      <Paper who={t('page.dalto.reading')} text={day.text} />
    </>
  );
}

function Transits({ transits, onLook }) {
  const { t } = useTranslation();
  return (
    <section className="card sky-card">
      <h2>{t('page.sky.transits')}</h2>
      {transits.length === 0 && <p className="c13 muted">{t('page.sky.transits.none')}</p>}
      <More
        className="angles"
        items={transits}
        draw={({ body, natal, kind, orb, applying, tone, text }) => (
          <li
            key={`${body} ${natal} ${kind}`}
            onPointerEnter={() => onLook(natal)}
            onPointerLeave={() => onLook(null)}
          >
            <Pair a={body} b={natal} kind={kind} />
            <div className="grow">
              <p>{text}</p>
              <span className="c12 faint num">
                {t(applying ? 'page.sky.transit.closing' : 'page.sky.transit.parting', {
                  orb: orb.toFixed(1),
                })}
              </span>
            </div>
            <span className={`badge ${BADGES[tone]}`}>{t(`page.sky.tone.${tone}`)}</span>
          </li>
        )}
      />
    </section>
  );
}

const BADGES = { good: 'good', fair: '', careful: 'warn' };
