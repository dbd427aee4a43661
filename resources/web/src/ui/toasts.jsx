/** What went wrong or is worth knowing, each with what failed and why. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.jsx';

const READING_MS = 8000;

/** @param {{toasts: {code: string, level: string, message?: string, text?: string, retry?: () => void}[], onDismiss: (code: string) => void}} props */
export function Toasts({ toasts, onDismiss }) {
  return (
    <div className="toasts">
      {toasts.map((toast) => (
        <Toast key={toast.code} {...toast} onDismiss={onDismiss} />
      ))}
    </div>
  );
}

/** Trouble stays until it is put away, mere news goes by itself. */
function Toast({ code, level, message, text, retry, onDismiss }) {
  const { t } = useTranslation();
  const news = level === 'info';
  useEffect(() => {
    if (!news) return undefined;
    const timer = setTimeout(() => onDismiss(code), READING_MS);
    return () => clearTimeout(timer);
  }, [news, code, onDismiss]);
  return (
    <div className={`toast ${level}`} role={news ? 'status' : 'alert'}>
      <Icon name={news ? 'info' : 'warn'} />
      <div className="grow">
        <b>{t(message ?? `page.failed.${code}`, { defaultValue: t('page.failed') })}</b>
        {text && <div className="c13 muted">{text}</div>}
        {retry && (
          <button
            type="button"
            className="btn primary sm"
            onClick={() => {
              onDismiss(code);
              retry();
            }}
          >
            {t('page.retry')}
          </button>
        )}
      </div>
      <button
        type="button"
        className="btn icon sm ghost"
        aria-label={t('page.close')}
        onClick={() => onDismiss(code)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
