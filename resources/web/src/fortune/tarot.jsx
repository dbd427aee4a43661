/** The card that a tarot answer is about, turned over as it is drawn. */
import { useTranslation } from 'react-i18next';
import { Turning } from '../tarot/turning.jsx';

/** @param {{drawn: {card: {id: string, name: string, arcana: string, suit: string | null, number: number | null}, reversed: boolean}}} props */
export function TarotCard({ drawn }) {
  const { t } = useTranslation();
  const { card, reversed } = drawn;
  return (
    <div
      role="img"
      aria-label={reversed ? t('page.tarot.reversed', { name: card.name }) : card.name}
    >
      <Turning drawn={drawn} className="small" />
    </div>
  );
}
