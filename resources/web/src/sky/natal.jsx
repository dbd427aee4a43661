/** The sky of a birth: wheel, the three places that tell most, the bodies, their angles, and what is not sure. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentText } from '../ui/dates.js';
import { Choice } from '../ui/choice.jsx';
import { Icon } from '../ui/icons.jsx';
import { Paper } from '../ui/paper.jsx';
import { Angles, Legend } from './angles.jsx';
import { Bodies, namesOf } from './bodies.jsx';
import { Wheel } from './wheel.jsx';

const SYSTEMS = ['whole', 'placidus'];

/** @param {{chart: object, zone: string, language: string, onSystem: (system: string) => void}} props zone: of the birth */
export function Natal({ chart, zone, language, onSystem }) {
  const { t } = useTranslation();
  const [lit, setLit] = useState(null);
  const timed = chart.ascendant !== null;
  const untold = chart.traits.filter(({ text }) => !chart.text.includes(text));
  return (
    <>
      <div className="sky-cols">
        <div className="wheel-col">
          <Wheel
            label={t('page.sky.wheel.birth')}
            bodies={chart.bodies}
            ascendant={chart.ascendant}
            midheaven={chart.midheaven}
            cusps={chart.houses?.cusps}
            angles={chart.aspects}
            lit={lit}
          />
          <div className="row wheel-foot">
            {timed && (
              <Choice
                label={t('page.sky.system')}
                value={chart.house_system}
                options={SYSTEMS}
                names="page.sky.system"
                onChange={onSystem}
              />
            )}
            <Legend />
          </div>
          {timed && !chart.houses && <p className="c13 muted">{t('page.sky.system.polar')}</p>}
        </div>
        <div className="sky-side">
          <Warnings warnings={chart.warnings} />
          <Trio chart={chart} zone={zone} language={language} />
          <Bodies bodies={chart.bodies} housed={chart.houses !== null} onLook={setLit} />
          <Angles
            title={t('page.sky.angles')}
            angles={chart.aspects}
            names={namesOf(chart.bodies)}
            onLook={setLit}
          />
        </div>
      </div>
      <Paper who={t('page.dalto.reading')} text={chart.text}>
        {untold.length > 0 && (
          <div className="sky-lines">
            {untold.map(({ id, name, sign_name, text }) => (
              <p key={id}>
                <b>
                  {name} · {sign_name}
                </b>
                {text}
              </p>
            ))}
          </div>
        )}
      </Paper>
    </>
  );
}

/** What to know about the chart. */
export function Warnings({ warnings }) {
  return warnings.map(({ code, text, point }) => (
    <div key={`${code} ${point ?? ''}`} className="banner" role="note">
      <Icon name="warn" />
      <span>{text}</span>
    </div>
  ));
}

/** Both signs of a point that may be in either, the hour being unknown. */
function signsOf({ warnings }, point, t) {
  const open = warnings.find((warning) => warning.point === point && warning.candidates.length);
  return open?.candidates.map(({ sign_name }) => sign_name).join(t('page.sky.or'));
}

/** Sun, moon and ascendant; the sun with the days it stays in its sign, to the minute. */
function Trio({ chart, zone, language }) {
  const { t } = useTranslation();
  const { sun } = chart;
  return (
    <section className="trio" aria-label={t('page.sky.trio')}>
      {chart.traits.map(({ id, name, sign_name, title }) => (
        <div key={id}>
          <span className="k">{name}</span>
          <b>{signsOf(chart, id, t) ?? sign_name}</b>
          <span className="c12 muted">{title}</span>
        </div>
      ))}
      {chart.ascendant === null && (
        <div>
          <span className="k">{t('page.sky.ascendant')}</span>
          <b>{t('page.sky.unknown')}</b>
          <span className="c12 muted">{t('page.sky.ascendant.needs')}</span>
        </div>
      )}
      <p className="c12 faint cusps num">
        {t('page.sky.sun.stays', {
          sign: sun.sign_name,
          from: momentText(sun.entered_at, language, zone),
          to: momentText(sun.leaves_at, language, zone),
        })}
        {sun.near_cusp && <span className="badge warn">{t('page.sky.sun.near')}</span>}
      </p>
    </section>
  );
}
