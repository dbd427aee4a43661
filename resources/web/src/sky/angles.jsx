/** Angles between two bodies: the line of their kind, its name and a sentence. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orb } from './degrees.js';
import { Glyph } from './glyphs.jsx';

const AT_FIRST = 5;
const KINDS = ['trine', 'sextile', 'square', 'opposition', 'conjunction'];

/**
 * @param {{title: string, angles: {a: string, b: string, kind: string, name: string, orb: number, text: string}[],
 *   names: object, onLook: (body: string | null) => void}} props
 * names: what a body is called; onLook: the body of the line under the pointer
 */
export function Angles({ title, angles, names, onLook }) {
  const { t } = useTranslation();
  return (
    <section className="card sky-card">
      <h2>{title}</h2>
      {angles.length === 0 && <p className="c13 muted">{t('page.sky.angles.none')}</p>}
      <More
        className="angles"
        items={angles.toSorted((one, other) => one.orb - other.orb)}
        draw={(angle) => (
          <li
            key={`${angle.a} ${angle.b} ${angle.kind}`}
            onPointerEnter={() => onLook(angle.a)}
            onPointerLeave={() => onLook(null)}
          >
            <Pair {...angle} />
            <span className="sr">
              {names[angle.a]} · {names[angle.b]}
            </span>
            <b>{angle.name}</b>
            <span className="grow muted">{angle.text}</span>
            <span className="c12 faint num">{orb(angle.orb)}</span>
          </li>
        )}
      />
    </section>
  );
}

/** A list that shows its first lines, and all of them on asking. */
export function More({ className, items, draw }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  return (
    <>
      <ul className={className}>{(all ? items : items.slice(0, AT_FIRST)).map(draw)}</ul>
      {items.length > AT_FIRST && (
        <button
          type="button"
          className="btn ghost sm"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {t(all ? 'page.sky.less' : 'page.sky.more', { number: items.length - AT_FIRST })}
        </button>
      )}
    </>
  );
}

/** Two signs and the line between them. */
export function Pair({ a, b, kind }) {
  return (
    <span className="angle-pair">
      <Glyph name={a} />
      <i className={`angle-line ${kind}`} />
      <Glyph name={b} />
    </span>
  );
}

/** What the kinds of lines on the wheel mean. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="sky-legend">
      {KINDS.map((kind) => (
        <li key={kind}>
          <i className={`angle-line ${kind}`} />
          {t(`page.sky.angle.${kind}`)}
        </li>
      ))}
    </ul>
  );
}
