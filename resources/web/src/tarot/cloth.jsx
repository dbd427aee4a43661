/** The cloth: the fan above, and below it the places of the spread with the cards that were drawn. */
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DECK } from './draw.js';
import { Fan } from './fan.jsx';
import { layout } from './layout.js';
import { cardName, placeName } from './names.js';
import { Turning } from './turning.jsx';

const FLIGHT = { duration: 380, easing: 'cubic-bezier(0.2, 0.75, 0.25, 1)', fill: 'backwards' };
const QUEUE_MS = 140; // between two cards that were taken together
const FEW = 3; // so many cards have room for their names

/**
 * @param {{spread: {id: string, positions: {id: string, name: string}[]}, draw: object, looked: {n: number} | null,
 *   reduced: boolean, onTake: (back: number) => void, onLook: (n: number) => void}} props
 * looked: the card that was asked about last
 */
export function Cloth({ spread, draw, looked, reduced, onTake, onLook }) {
  const { t } = useTranslation();
  const total = spread.positions.length;
  const done = draw.taken.length >= total;
  const { places, width, rows } = layout(spread.id, total);
  const first = draw.taken.length - draw.together; // of those taken together
  return (
    <section
      className="felt"
      aria-label={t('page.tarot.cloth')}
      data-rows={rows > 1 ? 'many' : 'one'}
      data-tight={(rows > 2 && !done) || undefined}
      data-done={done || undefined}
    >
      <div className="fan-room" inert={done}>
        <Fan key={draw.round} taken={draw.taken} disabled={done} onTake={onTake} />
        <p className="left">{t('page.tarot.left', { n: DECK - draw.taken.length })}</p>
      </div>
      <ol className="spread" style={{ '--width': width, '--rows': rows }}>
        {spread.positions.map(({ id, name }, n) => (
          <Place
            key={id}
            n={n}
            where={placeName(spread.id, n, name)}
            place={places[n]}
            few={total <= FEW}
            back={draw.taken[n]}
            drawn={(n < draw.taken.length && draw.reading?.cards[n]) || null}
            queue={Math.max(0, n - first)}
            looked={looked?.n === n}
            reduced={reduced}
            onLook={onLook}
          />
        ))}
      </ol>
    </section>
  );
}

function Place({ n, where, place, few, back, drawn, queue, looked, reduced, onLook }) {
  const { t } = useTranslation();
  const { x, y, turned } = place;
  return (
    <li
      className="place"
      data-few={few || undefined}
      data-turned={turned || undefined}
      data-on={looked || undefined}
      style={{ '--x': x, '--y': y, '--wait': `calc(var(--d-slow) + ${queue * QUEUE_MS}ms)` }}
    >
      <span className="pos" title={where}>
        {where}
      </span>
      <div className="slot">
        <span className="no" aria-hidden="true">
          {n + 1}
        </span>
        {back !== undefined && (
          <Flight back={back} delay={queue * QUEUE_MS} reduced={reduced}>
            <button type="button" className="look" disabled={!drawn} onClick={() => onLook(n)}>
              <span className="sr">{drawn ? `${where}: ${cardName(drawn, t)}` : where}</span>
              <Turning drawn={drawn} />
            </button>
          </Flight>
        )}
        {drawn?.reversed && !few && <Way reversed small />}
      </div>
      {few && (
        <span className="cap">
          {drawn && (
            <>
              <b>{drawn.card.name}</b>
              <Way reversed={drawn.reversed} />
            </>
          )}
        </span>
      )}
    </li>
  );
}

/** A card comes flying from the gap it left in the fan. */
function Flight({ back, delay, reduced, children }) {
  const card = useRef(null);
  useLayoutEffect(() => {
    const gap = card.current.closest('.felt').querySelector(`[data-back="${back}"]`);
    if (reduced || !gap || !card.current.animate) return;
    const [from, to] = [gap, card.current].map((it) => it.getBoundingClientRect());
    const dx = from.x + from.width / 2 - (to.x + to.width / 2);
    const dy = from.y + from.height / 2 - (to.y + to.height / 2);
    const start = { transform: `translate(${dx}px, ${dy}px) scale(${gap.offsetWidth / to.width})` };
    card.current.animate([start, { transform: 'none' }], { ...FLIGHT, delay });
  }, [back, delay, reduced]);
  return (
    <div ref={card} className="flight">
      {children}
    </div>
  );
}

/** Which way up a card stands, as a sign and a word. */
function Way({ reversed, small = false }) {
  const { t } = useTranslation();
  const word = t(reversed ? 'page.tarot.way.down' : 'page.tarot.way.up');
  return (
    <span className={`tag ${reversed ? 'warn' : ''} ${small ? 'corner' : ''}`}>
      {reversed && (
        <svg className="ic xs" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 3v18" strokeDasharray="2 3" />
          <path d="M8 7l-4.5 5L8 17zM16 7l4.5 5L16 17z" />
        </svg>
      )}
      <span className={small ? 'sr' : ''}>{word}</span>
    </span>
  );
}
