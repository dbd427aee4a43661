/** What was said before: the last lines on a card, everything in a dialog. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.jsx';
import { Icon } from '../ui/icons.jsx';

const ON_CARD = 3;

/** @param {{messages: object[], onOpen: () => void}} props messages: before the one in the bubble */
export function HistoryCard({ messages, onOpen }) {
  const { t } = useTranslation();
  if (messages.length === 0) return null;
  return (
    <section className="card history">
      <button type="button" className="card-head" onClick={onOpen}>
        <h2>{t('page.history')}</h2>
        <Icon name="next" size="xs" />
      </button>
      <ul className="log">
        {messages.slice(-ON_CARD).map((message) => (
          <Line key={message.id} message={message} />
        ))}
      </ul>
    </section>
  );
}

/**
 * @param {{messages: object[], onOlder: () => Promise<boolean>, onClear: () => Promise<void>, onClose: () => void}} props
 * onOlder loads what was said before and says whether there is more
 */
export function HistoryDialog({ messages, onOlder, onClear, onClose }) {
  const { t } = useTranslation();
  const [more, setMore] = useState(true);
  const [asked, setAsked] = useState(false);
  return (
    <Dialog title={t('page.history')} className="history-dialog" onClose={onClose}>
      {more && (
        <button
          type="button"
          className="btn soft sm"
          onClick={async () => setMore(await onOlder())}
        >
          {t('page.history.older')}
        </button>
      )}
      <ul className="log">
        {messages.map((message) => (
          <Line key={message.id} message={message} dated />
        ))}
      </ul>
      <footer className="sheet-foot">
        <button
          type="button"
          className="btn sm danger"
          disabled={messages.length === 0}
          onClick={() => (asked ? onClear() : setAsked(true))}
        >
          {t(asked ? 'page.history.clear.sure' : 'page.history.clear')}
        </button>
      </footer>
    </Dialog>
  );
}

function Line({ message, dated = false }) {
  const { t, i18n } = useTranslation();
  return (
    <li>
      <b>{t(message.role === 'user' ? 'page.me' : 'page.dalto')}</b>
      <span>{message.text}</span>
      {dated && <time dateTime={message.at}>{shortTime(message.at, i18n.language)}</time>}
    </li>
  );
}

function shortTime(at, language) {
  const format = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' };
  return new Intl.DateTimeFormat(language, format).format(new Date(at));
}
