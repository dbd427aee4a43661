/** Before the first card: the question, what it is about, and how many cards may stand on their heads. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/choice.jsx';
import { Icon } from '../ui/icons.jsx';

export const TOPICS = ['general', 'love', 'work', 'money'];
/** The share of reversed cards, by the name of the choice. */
export const REVERSALS = { none: 0, some: 0.25, half: 0.5 };
const QUESTION_LIMIT = 500;

/**
 * @param {{about: string, wish: {question: string, topic: string, reversals: string},
 *   onWish: (change: object) => void, onRest: () => void, onToday: () => void}} props
 */
export function Prepare({ about, wish, onWish, onRest, onToday }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <aside className="card telling" aria-label={t('page.tarot.prepare')}>
      <div className="scroll prepare">
        <h2>{t('page.tarot.prepare')}</h2>
        <p className="hint">{about}</p>
        <div className="field">
          <label className="label" htmlFor={id}>
            {t('page.tarot.question')}
          </label>
          <textarea
            id={id}
            className="input writing"
            rows={3}
            maxLength={QUESTION_LIMIT}
            placeholder={t('page.tarot.question.example')}
            value={wish.question}
            onChange={(event) => onWish({ question: event.target.value })}
          />
        </div>
        <Field
          name="topic"
          options={TOPICS}
          value={wish.topic}
          onChange={(topic) => onWish({ topic })}
        />
        <Field
          name="reversals"
          options={Object.keys(REVERSALS)}
          value={wish.reversals}
          onChange={(reversals) => onWish({ reversals })}
        />
      </div>
      <div className="foot">
        <p className="hint">{t('page.tarot.how')}</p>
        <button type="button" className="btn primary" onClick={onRest}>
          {t('page.tarot.pick')}
        </button>
        <button type="button" className="btn line" onClick={onToday}>
          <Icon name="sun" />
          {t('page.tarot.daily')}
        </button>
      </div>
      <p className="disclaimer">{t('page.tarot.notice')}</p>
    </aside>
  );
}

/** One of a few under its name. */
function Field({ name, ...choice }) {
  const { t } = useTranslation();
  const label = t(`page.tarot.${name}`);
  return (
    <div className="field">
      <span className="label">{label}</span>
      <Choice label={label} names={`page.tarot.${name}`} {...choice} />
    </div>
  );
}
