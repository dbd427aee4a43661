/** Reasons with their signed effects. */
import { signed } from './score.js';

/** @param {{reasons: {signal: string, effect: number, text: string}[]}} props */
export function Reasons({ reasons }) {
  return (
    <ul className="rs">
      {reasons.map(({ signal, effect, text }) => (
        <li key={signal} className="reason">
          <Delta effect={effect} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

/** +9 rises, −4 falls, ±0 does neither. @param {{effect: number}} props */
export function Delta({ effect }) {
  const way = effect === 0 ? '' : effect < 0 ? 'down' : 'up';
  return <span className={`delta num ${way}`}>{signed(effect)}</span>;
}
