/** Behind a reading: how scores come about, and why it is arranged as it is. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/answer.js';
import { Sum } from '../fortune/reasons.jsx';
import { BASE, overallOf } from '../fortune/score.js';
import { Choice } from '../ui/choice.jsx';
import { Dialog } from '../ui/dialog.jsx';
import { Trouble } from '../ui/screen.jsx';
import { Toggle } from '../ui/toggle.jsx';

const STYLES = ['auto', 'short', 'warm', 'detailed'];

/** How scores come about, with this day's sum as the example. @param {{reading: object | null, onClose: () => void}} props */
export function HowDialog({ reading, onClose }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('page.today.how.title')} className="how-dialog" onClose={onClose}>
      <p>{t('page.today.how', { base: BASE })}</p>
      <ul className="how-list">
        {['god', 'branch', 'star', 'element', 'limit'].map((point) => (
          <li key={point}>{t(`page.today.how.${point}`)}</li>
        ))}
      </ul>
      {reading && (
        <>
          <h2 className="h2">{t('page.today.how.sum', { score: reading.score })}</h2>
          <Sum area={overallOf(reading)} />
        </>
      )}
    </Dialog>
  );
}

/**
 * Why areas and style are as they are, and the switch.
 *
 * @param {{reading: object, user: {user_id: string}, language: string, call: Function, onClose: () => void}} props
 */
export function OrderDialog({ reading, user, language, call, onClose }) {
  const { t } = useTranslation();
  const asked = useAnswer(call, 'fortune.taste.get', {
    user_id: user.user_id,
    locale: language,
  });
  const [changed, setChanged] = useState(null);
  const [error, setError] = useState(null);
  const taste = changed ?? asked.answer;
  const change = (op, part) => {
    setError(null);
    call(op, { user_id: user.user_id, locale: language, ...part }).then(setChanged, setError);
  };
  const failed = error ?? asked.error;
  return (
    <Dialog title={t('page.today.order')} className="order-dialog" onClose={onClose}>
      <p className="lead">{reading.how}</p>
      {failed && <Trouble error={failed} />}
      {taste && (
        <>
          <Toggle
            label={t('page.today.taste')}
            hint={t('page.today.taste.hint')}
            checked={taste.enabled}
            onChange={(enabled) => change('fortune.taste.update', { enabled })}
          />
          <div className="setting">
            <span className="setting-name">{t('page.today.style')}</span>
            <Choice
              label={t('page.today.style')}
              value={taste.style}
              options={STYLES}
              names="page.today.style"
              onChange={(style) => change('fortune.taste.update', { style })}
            />
          </div>
          <p className="c13 muted" role="status">
            {t('page.today.taste.tomorrow', { why: taste.why })}
          </p>
          <footer className="sheet-foot">
            <button
              type="button"
              className="btn ghost sm"
              onClick={() => change('fortune.taste.forget')}
            >
              {t('page.today.taste.forget')}
            </button>
          </footer>
        </>
      )}
    </Dialog>
  );
}
