/** A card on the table or beside an answer: its back until it is known, then it turns its face up. */
import { CardBack } from './faces/back.jsx';
import { CardFace } from './faces/face.jsx';
import './cards.css';

/** @param {{drawn: {card: object, reversed: boolean} | null, className?: string}} props */
export function Turning({ drawn, className = '' }) {
  return (
    <div className={`turning ${className}`} data-shown={drawn ? true : undefined}>
      <CardBack />
      {drawn && <CardFace card={drawn.card} reversed={drawn.reversed} />}
    </div>
  );
}
