/** How a reading was: two small buttons, and thanks. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../ui/errors.js';

const PAGE = 20;
const PAGES = 10;
const LIKED = 5;
const DISLIKED = 2;

/** @param {{reading: object, user: {user_id: string}, call: Function}} props */
export function Rating({ reading, user, call }) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(null);
  const [rating, setRating] = useState(null);
  const [error, setError] = useState(null);
  const { date, text } = reading;
  useEffect(() => {
    let wanted = true;
    findKept(call, user.user_id, { date, text }).then(
      (found) => wanted && setKept(found),
      () => {}, // what cannot be found cannot be rated; the reading itself is there
    );
    return () => {
      wanted = false;
    };
  }, [call, user.user_id, date, text]);
  if (!kept) return null;
  const now = rating ?? kept.reaction?.rating ?? null;
  const rate = (value) => {
    setError(null);
    call('user.react', { user_id: user.user_id, id: kept.id, rating: value }).then(
      () => setRating(value),
      setError,
    );
  };
  return (
    <div className="row day-rating" role="group" aria-label={t('page.today.rate')}>
      <Thumb on={now !== null && now >= 4} name="good" onClick={() => rate(LIKED)} />
      <Thumb on={now !== null && now <= 2} name="bad" onClick={() => rate(DISLIKED)} />
      <span className="c12 muted" role="status">
        {error ? errorText(error, t) : rating !== null && t('page.today.rate.thanks')}
      </span>
    </div>
  );
}

function Thumb({ on, name, onClick }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="btn sm line" aria-pressed={on} onClick={onClick}>
      {t(`page.today.rate.${name}`)}
    </button>
  );
}

/** The kept reading of that day with those words, or null. */
async function findKept(call, user_id, { date, text }) {
  let cursor;
  for (let page = 0; page < PAGES && cursor !== null; page += 1) {
    const asked = { user_id, kind: 'daily', limit: PAGE, ...(cursor && { cursor }) };
    const { items, next_cursor } = await call('user.readings', asked);
    const found = items.find((item) => item.date === date && item.body.text === text);
    if (found) return found;
    cursor = next_cursor;
  }
  return null;
}
