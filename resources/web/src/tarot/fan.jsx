/** The fan of backs to choose from: one stop for Tab, arrows to go along it, Enter to take a card. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FAN } from './draw.js';
import { CardBack } from './faces/back.jsx';

const SPREAD_DEGREES = 37;
const BACKS = Array.from({ length: FAN }, (_, back) => back);
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/**
 * @param {{taken: number[], disabled: boolean, onTake: (back: number) => void}} props
 */
export function Fan({ taken, disabled, onTake }) {
  const { t } = useTranslation();
  const fan = useRef(null);
  const [at, setAt] = useState(Math.floor(FAN / 2));
  const [walking, setWalking] = useState(0); // counts steps by keyboard, each of which moves the focus
  const free = BACKS.filter((back) => !taken.includes(back));
  const stop = nearest(free, at);

  useEffect(() => {
    if (walking) fan.current.querySelector('[tabindex="0"]')?.focus();
  }, [walking]);
  const go = (back) => {
    setAt(back);
    setWalking((steps) => steps + 1);
  };
  const onKeyDown = (event) => {
    const last = free.length - 1;
    const here = free.indexOf(stop);
    const to = { Home: 0, End: last }[event.key] ?? here + STEPS[event.key];
    if (Number.isNaN(to)) return;
    event.preventDefault();
    go(free[Math.min(last, Math.max(0, to))]);
  };
  const take = (back) => {
    onTake(back);
    go(
      nearest(
        free.filter((other) => other !== back),
        back,
      ),
    );
  };
  return (
    <div ref={fan} className="fan" role="group" aria-label={t('page.tarot.fan')}>
      {BACKS.map((back) => (
        <Back
          key={back}
          back={back}
          angle={(back / (FAN - 1) - 0.5) * SPREAD_DEGREES}
          gone={taken.includes(back)}
          name={t('page.tarot.back', { n: back + 1 })}
          tabIndex={back === stop ? 0 : -1}
          disabled={disabled}
          onFocus={() => setAt(back)}
          onKeyDown={onKeyDown}
          onClick={() => take(back)}
        />
      ))}
    </div>
  );
}

/** A chosen back leaves a gap, from which its card flies to the cloth. */
function Back({ back, angle, gone, name, ...button }) {
  const place = { 'data-back': back, style: { '--angle': `${angle}deg` } };
  if (gone) return <span className="fan-card gap" {...place} />;
  return (
    <button type="button" className="fan-card" {...place} aria-label={name} {...button}>
      <CardBack />
    </button>
  );
}

function nearest(free, wanted) {
  return free.reduce((best, back) =>
    Math.abs(back - wanted) < Math.abs(best - wanted) ? back : best,
  );
}
