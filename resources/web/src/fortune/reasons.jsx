/** How a score comes about: a few signed words, and on asking the whole sum from 60. */
import { useTranslation } from 'react-i18next';
import { Why } from '../ui/why.jsx';
import { Delta } from './reasonlist.jsx';
import { BASE, clipped, reckoned, strongest } from './score.js';
import './reasons.css';

const CHIPS = 2;

/**
 * The reasons that moved an area most, in a few words each, and what is behind them on asking.
 *
 * @param {{area: object, children?: import('react').ReactNode}} props children: in place of the sum
 */
export function ReasonChips({ area, children }) {
  const { t } = useTranslation();
  const { name, score } = area;
  return (
    <div className="chips-line">
      {strongest(area, CHIPS).map(({ signal, effect, label, text }) => (
        <span key={signal} className="reason">
          <Delta effect={effect} />
          {label ?? text}
        </span>
      ))}
      <Why of={name} title={t('page.why.title', { name, score })}>
        {children ?? <Sum area={area} />}
      </Why>
    </div>
  );
}

/** 60, every reason with its sentence, and what they make together; a cut at the end of the scale is said. */
export function Sum({ area }) {
  const { t } = useTranslation();
  const limit = clipped(area);
  return (
    <>
      <p className="c12 faint num">{equation(area)}</p>
      <ul className="why-sum">
        <li>
          <span className="delta num">{BASE}</span>
          <span>{t('page.today.sum.base')}</span>
        </li>
        <Lines reasons={area.reasons} />
        <li className="total">
          <span className="delta num">{reckoned(area)}</span>
          <span>
            {t('page.today.sum.total')}
            {limit && ` ${t(`page.reason.${limit}`)}`}
          </span>
        </li>
      </ul>
    </>
  );
}

/** Reasons alone, without a sum. @param {{reasons: object[]}} props */
export function ReasonList({ reasons }) {
  return (
    <ul className="why-sum">
      <Lines reasons={reasons} />
    </ul>
  );
}

/** Each reason with its sentence, as items of a list. */
function Lines({ reasons }) {
  return reasons.map(({ signal, effect, text }) => (
    <li key={signal}>
      <Delta effect={effect} />
      <span>{text}</span>
    </li>
  ));
}

/** 60 + 13 − 2 = 71; a clipped sum goes on to the score it became. */
function equation(area) {
  const steps = area.reasons
    .filter(({ effect }) => effect !== 0)
    .map(({ effect }) => (effect < 0 ? ` − ${-effect}` : ` + ${effect}`));
  const end = clipped(area) ? ` → ${area.score}` : '';
  return `${BASE}${steps.join('')} = ${reckoned(area)}${end}`;
}
