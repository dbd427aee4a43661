/** What Dalto says beside a reading: a sheet of paper, a sentence a line. */
import './paper.css';

const BETWEEN = /(?<=[.!?])\s+/;

/** The sentences of a text, in order. */
export function sentences(text) {
  return text.split(BETWEEN).filter(Boolean);
}

/** @param {{who: string, text: string, foot?: import('react').ReactNode, children?: import('react').ReactNode}} props */
export function Paper({ who, text, foot, children }) {
  return (
    <section className="bubble paper">
      <h2 className="who">{who}</h2>
      {sentences(text).map((sentence, n) => (
        <span key={n} className="s">
          {sentence}
        </span>
      ))}
      {children}
      {foot && <div className="foot">{foot}</div>}
    </section>
  );
}
