/** Two estimates with their arithmetic in the open: how strong the day master stands, and which element would help. */
import { useTranslation } from 'react-i18next';
import { elementOf } from '../fortune/ganji.js';
import { Explained } from './explained.jsx';
import './estimates.css';

const LEVELS = ['very_weak', 'weak', 'balanced', 'strong', 'very_strong'];

/** @param {{strength: object, explain: object[]}} props */
export function Strength({ strength, explain }) {
  const { t } = useTranslation();
  const { score, points, of, level, level_name, lines, text } = strength;
  return (
    <section className="card">
      <Head title={t('page.saju.strength')} names={['strength']} explain={explain} />
      <div className="meter-head">
        <b>{level_name}</b>
        <span className="num muted">{t('page.saju.strength.score', { score })}</span>
      </div>
      <Meter score={score} level={level} name={level_name} />
      <p className="c14">{text}</p>
      <table className="sum">
        <caption className="sr">{t('page.saju.strength.sum')}</caption>
        <tbody>
          {lines.map((line) => (
            <SumLine key={`${line.rule} ${line.place} ${line.character}`} line={line} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('page.saju.strength.total')}
            </th>
            <td className="num">{`${points} / ${of}`}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Head({ title, names, explain }) {
  const { t } = useTranslation();
  return (
    <div className="card-head">
      <h2>
        {title}
        <Explained line={title} names={names} explain={explain} />
      </h2>
      <span className="badge">{t('page.saju.estimate')}</span>
    </div>
  );
}

function Meter({ score, level, name }) {
  return (
    <div
      className="strength-meter"
      role="meter"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={score}
      aria-valuetext={`${name} ${score}`}
      aria-label={name}
    >
      {LEVELS.map((one) => (
        <i key={one} data-on={one === level || undefined} />
      ))}
      <b style={{ left: `${score}%` }} />
    </div>
  );
}

function SumLine({ line: { rule_name, character, god, points, of, text } }) {
  return (
    <tr title={text}>
      <th scope="row">{rule_name}</th>
      <td>
        <span className={elementOf(character)}>
          <span className="hanja">{character}</span>
        </span>{' '}
        {god.name}
      </td>
      <td className="num" data-none={points === 0 || undefined}>
        {`${points} / ${of}`}
      </td>
    </tr>
  );
}

/** @param {{useful: object, pattern: object | null, explain: object[]}} props */
export function Useful({ useful, pattern, explain }) {
  const { t } = useTranslation();
  const told = new Set(useful.candidates.map(({ text }) => text));
  const rest = useful.reasons.filter((reason) => !told.has(reason));
  return (
    <section className="card saju-useful">
      <Head title={t('page.saju.useful')} names={['useful_element']} explain={explain} />
      <ul className="candidates">
        {useful.candidates.map((candidate) => (
          <Candidate key={candidate.school} candidate={candidate} />
        ))}
      </ul>
      <ul className="reasons">
        {rest.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {pattern && <Pattern pattern={pattern} explain={explain} />}
    </section>
  );
}

function Pattern({ pattern, explain }) {
  const { t } = useTranslation();
  const title = t('page.saju.pattern');
  return (
    <>
      <h2 className="pattern">
        {title}
        <Explained line={title} names={['pattern']} explain={explain} />
      </h2>
      <p className="c13 muted">
        <b>{pattern.name}</b> {pattern.text}
      </p>
    </>
  );
}

function Candidate({ candidate }) {
  const { t } = useTranslation();
  const { school_name, element, element_name, helper, helper_name, text } = candidate;
  return (
    <li>
      <div className="row">
        <b>{school_name}</b>
        <span className={`eltag ${element}`}>
          {t('page.saju.useful.element', { name: element_name })}
        </span>
        <span className={`eltag ${helper}`}>
          {t('page.saju.useful.helper', { name: helper_name })}
        </span>
      </div>
      <p className="c13 muted">{text}</p>
    </li>
  );
}
