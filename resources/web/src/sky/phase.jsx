/** The moon as it stands in the sky: its shape, its name, and when it changes. */
import { useTranslation } from 'react-i18next';
import { momentText } from '../ui/dates.js';

/** The moon lit from the right while it waxes and from the left while it wanes. @param {{angle: number, size: number}} props */
export function PhaseMoon({ angle, size }) {
  const waning = angle > 180;
  const lit = (1 - Math.cos((angle * Math.PI) / 180)) / 2;
  const terminator = Math.abs(2 * lit - 1) * 46;
  const path = `M50 4A46 46 0 0 1 50 96A${terminator.toFixed(1)} 46 0 0 ${lit > 0.5 ? 1 : 0} 50 4z`;
  return (
    <svg className="lune" width={size} height={size} viewBox="0 0 100 100" aria-hidden="true">
      <circle className="d" cx="50" cy="50" r="46" />
      <path className="l" d={path} transform={waning ? 'matrix(-1 0 0 1 100 0)' : undefined} />
      <circle className="e" cx="50" cy="50" r="46.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** @param {{phase: object, language: string, zone: string, children?: import('react').ReactNode}} props */
export function PhaseCard({ phase, language, zone, children }) {
  const { t } = useTranslation();
  return (
    <section className="card sky-card phase-card">
      <div className="row phase-head">
        <PhaseMoon angle={phase.angle} size={72} />
        <div className="grow">
          <b className="display">{phase.name}</b>
          <span className="c12 faint num">
            {t('page.sky.lit', { percent: Math.round(phase.illuminated * 100) })}
          </span>
          <p className="c13 muted">{phase.text}</p>
        </div>
      </div>
      {children}
      <ul className="phase-next">
        {phase.next.map(({ phase: id, name, at }) => (
          <li key={id}>
            <PhaseMoon angle={ANGLES[id]} size={20} />
            <span>{name}</span>
            <time dateTime={at} className="num">
              {momentText(at, language, zone)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ANGLES = {
  new: 0,
  waxing_crescent: 45,
  first_quarter: 90,
  waxing_gibbous: 135,
  full: 180,
  waning_gibbous: 225,
  last_quarter: 270,
  waning_crescent: 315,
};
