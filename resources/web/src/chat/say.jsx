/** Where a person types: Enter sends, but never while a syllable is still being composed. */
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.jsx';

const LIMIT = 2000;
const WARN_FROM = 1800;
const IME_KEY = 229;

/**
 * @param {{answering: boolean, speaking: boolean, disabled: boolean,
 *   onSend: (text: string) => void, onStop: () => void}} props
 */
export function Say({ answering, speaking, disabled, onSend, onStop }) {
  const { t } = useTranslation();
  const field = useRef(null);
  const [text, setText] = useState('');
  const length = [...text].length;
  const sendable = text.trim() !== '' && length <= LIMIT && !disabled && !answering;
  const stoppable = answering || (speaking && text.trim() === '');
  const send = () => {
    if (!sendable) {
      field.current.focus();
      return;
    }
    onSend(text.trim());
    setText('');
  };
  const onKeyDown = (event) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === IME_KEY) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="say">
      <input
        ref={field}
        id="say"
        value={text}
        placeholder={t('page.say.hint')}
        aria-label={t('page.say.hint')}
        aria-invalid={length > LIMIT}
        aria-describedby="say-note"
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Note length={length} />
      {stoppable ? (
        <button type="button" className="btn soft sm stop" onClick={onStop}>
          <Icon name="stop" />
          {t('page.stop')}
        </button>
      ) : (
        <button
          type="button"
          className="send"
          aria-label={t('page.send')}
          disabled={disabled || length > LIMIT}
          onClick={send}
        >
          <Icon name="send" />
        </button>
      )}
    </div>
  );
}

function Note({ length }) {
  const { t } = useTranslation();
  const text =
    length < WARN_FROM ? t('page.disclaimer') : t('page.say.length', { length, limit: LIMIT });
  return (
    <span id="say-note" className={`c12 note ${length > LIMIT ? 'over' : 'faint'}`}>
      {text}
    </span>
  );
}
