/** What Dalto says, always on paper: the answer as it comes, the sentence that sounds, who answered. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.jsx';
import { captions } from './captions.js';

const PATIENCE_MS = 400;
const LONG = 90; // characters that fill the sheet at its usual size
const COUNT_FROM_S = 2;

/**
 * @param {{answer: object | null, turn: object | null, spoken: object[], speaking: string | null}} props
 * answer: the last message to show while nothing is being answered
 */
export function Bubble({ answer, turn, spoken, speaking }) {
  const waiting = turn !== null && turn.text === '';
  const patient = useLongWait(waiting);
  if (waiting && patient) return <Pounding key={turn.turn} />;
  const shown = turn && !waiting ? { text: turn.text } : answer;
  if (!shown) return null;
  const lines = captions(shown.text, spoken, speaking);
  return <Speech shown={shown} lines={lines} coming={turn !== null} />;
}

/** Long answers scroll: to the sentence that sounds, else to the newest while it is still coming. */
function Speech({ shown, lines, coming }) {
  const { t } = useTranslation();
  const box = useRef(null);
  const now = lines.findIndex((line) => line.now);
  useEffect(() => {
    const newest = coming ? lines.length - 1 : -1;
    box.current.children[now < 0 ? newest : now]?.scrollIntoView({ block: 'nearest' });
  }, [now, coming, lines.length]);
  return (
    <Paper>
      <div className="who">{t('page.dalto')}</div>
      <div
        ref={box}
        className={`lines ${now < 0 ? '' : 'reading'}`}
        data-long={shown.text.length > LONG || undefined}
        role="status"
        aria-atomic="false"
      >
        {lines.map((line) => (
          <span key={line.start} className="s" data-now={line.now || undefined}>
            {line.text}
          </span>
        ))}
      </div>
      <Foot message={shown} />
    </Paper>
  );
}

function Foot({ message }) {
  const { t } = useTranslation();
  const offline = message.provider === 'builtin';
  const note = noteOf(message, offline);
  if (!note) return null;
  return (
    <div className="foot">
      <Icon name={offline ? 'offline' : 'sound'} size="xs" />
      {t(`page.foot.${note}`)}
    </div>
  );
}

/** The one thing worth knowing about how an answer came about. */
function noteOf({ stopped, reading }, offline) {
  if (stopped) return 'stopped';
  return reading?.kind ?? (offline ? 'offline' : null);
}

/** The rice mortar: shown while an answer takes longer than a breath. */
function Pounding() {
  const { t } = useTranslation();
  const seconds = useSeconds();
  const counted = seconds >= COUNT_FROM_S ? ` · ${t('page.thinking.seconds', { seconds })}` : '';
  return (
    <Paper busy>
      <div className="who" role="status">
        {t('page.thinking.title')}
      </div>
      <div className="row pounding">
        <Mortar />
        <div className="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      </div>
      <div className="foot">
        {t('page.thinking.what')}
        {counted}
      </div>
    </Paper>
  );
}

function Paper({ busy, children }) {
  return (
    <>
      <svg className="tail" viewBox="0 0 26 30" aria-hidden="true">
        <path d="M26 2C19 12 10 17 0 18c9 4 18 7 26 8z" />
      </svg>
      <div className="bubble" aria-busy={busy}>
        {children}
      </div>
    </>
  );
}

function Mortar() {
  return (
    <svg className="pestle" width="84" height="60" viewBox="0 0 84 60" aria-hidden="true">
      <g stroke="#5d574c" strokeWidth="1.8" strokeLinejoin="round">
        <path d="M22 30h40l-5 13c-2 4-6 5-6 9h-18c0-4-4-5-6-9z" fill="#cbb083" />
        <ellipse cx="42" cy="30" rx="20" ry="5" fill="#fbf8ef" />
        <path className="p" d="M40 4h5l1 20c2 3 1 6-3.5 6S37 27 39 24z" fill="#a98d55" />
      </g>
      <path
        d="M16 20l-5-4M68 20l5-4M14 28H8M70 28h6"
        fill="none"
        stroke="#a98d55"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}

function useLongWait(waiting) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [waiting]);
  return long;
}

/** Seconds since the turn began; the wait before the mortar is too short to count. */
function useSeconds() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
