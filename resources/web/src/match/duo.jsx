/** The two: who they are by the stem of their day, and the moon where their discs overlap. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { birthTime } from '../fortune/birthline.js';
import { Lune } from '../ui/lune.jsx';

/** @param {{answer: object, me: object, other: object}} props */
export function Duo({ answer, me, other }) {
  return (
    <section className="card match-duo">
      <Who side={answer.a} birth={me.birth} />
      <Venn score={answer.score} one={answer.a.element} other={answer.b.element} />
      <Who side={answer.b} birth={other.birth} right />
    </section>
  );
}

function Who({ side, birth, right = false }) {
  const { t, i18n } = useTranslation();
  const { name, element, day_master, day_master_name, image, sign_name } = side;
  return (
    <div className={`who ${right ? 'right' : ''}`}>
      <div className={`disc ${element}`}>
        <span className="hanja">{day_master}</span>
      </div>
      <div>
        <h2>{name}</h2>
        <p className="c13 muted">{birthTime(birth, t, i18n.language)}</p>
        <p className="tags">
          <span className={`eltag ${element}`}>{`${day_master_name} · ${image}`}</span>
          <span className="badge">{sign_name}</span>
        </p>
      </div>
    </div>
  );
}

const LEFT = { cx: 98, cy: 85, r: 72 };
const RIGHT = { ...LEFT, cx: 162 };

function Venn({ score, one, other }) {
  const { t } = useTranslation();
  const clip = useId();
  return (
    <div className="venn" role="img" aria-label={t('page.match.score', { score })}>
      <svg viewBox="0 0 260 170" aria-hidden="true">
        <clipPath id={clip}>
          <circle {...LEFT} />
        </clipPath>
        <circle className={`half ${one}`} {...LEFT} />
        <circle className={`half ${other}`} {...RIGHT} />
        <circle className="lit" {...RIGHT} clipPath={`url(#${clip})`} />
      </svg>
      <span className="num">
        {score}
        <small>{t('page.points')}</small>
      </span>
    </div>
  );
}

/** Nobody to look at yet. @param {{onAdd: () => void}} props */
export function Nobody({ onAdd }) {
  const { t } = useTranslation();
  return (
    <section className="card needs-birth">
      <Lune score={59} size={96} />
      <h2>{t('page.match.nobody')}</h2>
      <p className="muted">{t('page.match.nobody.why')}</p>
      <button type="button" className="btn primary" onClick={onAdd}>
        {t('page.match.add')}
      </button>
    </section>
  );
}
