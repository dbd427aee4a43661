/** The frame of a screen: its head, and what stands in for its content while there is none. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from './errors.js';
import { Icon } from './icons.jsx';
import { Lune } from './lune.jsx';
import './screen.css';

/** @param {{title: string, sub?: import('react').ReactNode, actions?: import('react').ReactNode, children: import('react').ReactNode}} props */
export function Screen({ title, sub, actions, children }) {
  const head = useRef(null);
  useEffect(() => head.current.focus(), []); // whoever came by keyboard goes on from here
  return (
    <main className="page">
      <header className="page-head">
        <div>
          <h1 ref={head} tabIndex={-1}>
            {title}
          </h1>
          {sub && <p className="sub">{sub}</p>}
        </div>
        {actions && <div className="row page-actions">{actions}</div>}
      </header>
      {children}
    </main>
  );
}

/** Something is being reckoned. */
export function Busy() {
  const { t } = useTranslation();
  return (
    <section className="card busy" aria-busy="true" aria-label={t('page.busy')}>
      <span className="sk round" />
      <div className="grow">
        {[0, 1, 2, 3].map((line) => (
          <span key={line} className="sk line" />
        ))}
      </div>
    </section>
  );
}

/** A call failed. @param {{error: Error, onRetry?: () => void}} props */
export function Trouble({ error, onRetry }) {
  const { t } = useTranslation();
  return (
    <div className="banner bad" role="alert">
      <Icon name="warn" />
      <span className="grow">{errorText(error, t)}</span>
      {onRetry && (
        <button type="button" className="btn line sm" onClick={onRetry}>
          {t('page.retry')}
        </button>
      )}
    </div>
  );
}

/** The moon has not risen: a screen that needs a birth leads to the form. @param {{onProfile: () => void}} props */
export function NeedsBirth({ onProfile }) {
  const { t } = useTranslation();
  return (
    <section className="card needs-birth">
      <Lune score={0} size={112} craters />
      <h2>{t('page.nomoon')}</h2>
      <p className="muted">{t('page.nomoon.why')}</p>
      <button type="button" className="btn primary" onClick={onProfile}>
        {t('page.nomoon.tell')}
      </button>
    </section>
  );
}
