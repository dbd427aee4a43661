/** A modal dialog: the browser's own, which traps and returns the focus, closes on Escape and needs no injected style. */
import { useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.jsx';

/** Shown as long as it is mounted; `onClose` is asked to unmount it. */
export function Dialog({ title, className = '', onClose, closable = true, children }) {
  const { t } = useTranslation();
  const dialog = useRef(null);
  const heading = useId();
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown.showModal();
    return () => shown.close();
  }, []);
  const cancel = (event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      ref={dialog}
      className={`sheet ${className}`}
      aria-labelledby={heading}
      onCancel={cancel}
    >
      <header className="sheet-head">
        <h1 id={heading}>{title}</h1>
        {closable && (
          <button
            type="button"
            className="btn icon ghost"
            aria-label={t('page.close')}
            onClick={onClose}
          >
            <Icon name="close" />
          </button>
        )}
      </header>
      {children}
    </dialog>
  );
}
