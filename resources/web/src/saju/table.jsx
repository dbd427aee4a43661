/** The chart as a real table: hour, day, month, year from left to right, a line for everything that stands under them. */
import { useTranslation } from 'react-i18next';
import { COLUMNS } from '../fortune/ganji.js';
import { Explained } from './explained.jsx';

/** The lines: which explanations belong to each, and what a column shows there. */
const LINES = [
  { id: 'stemgod', names: ['god.*.stem'], className: 'god', Cell: StemGod },
  { id: 'stem', names: ['pillar', 'options.clock'], className: 'sign', Cell: Stem },
  { id: 'branch', names: ['void', 'pillar'], className: 'sign', Cell: Branch },
  { id: 'branchgod', names: ['god.*.branch'], className: 'god', Cell: BranchGod },
  { id: 'hidden', names: ['hidden'], className: '', Cell: Hidden },
  { id: 'stage', names: ['stage'], className: 'sm', Cell: Stage },
  { id: 'nayin', names: ['nayin'], className: 'sm', Cell: ({ column }) => column.nayin.name },
  {
    id: 'twelve',
    names: ['twelve_star'],
    className: 'sm',
    Cell: ({ column }) => column.twelve_star.name,
  },
  { id: 'stars', names: ['star'], className: 'sm', Cell: Stars },
];

/** @param {{columns: object[], explain: object[]}} props the answer's columns; a missing hour stays open */
export function ChartTable({ columns, explain }) {
  const { t } = useTranslation();
  const placed = COLUMNS.map((place) => [place, columns.find((it) => it.place === place)]);
  return (
    <section className="card saju-chart">
      <table>
        <caption className="sr">{t('page.saju.chart')}</caption>
        <thead>
          <tr>
            <td />
            {placed.map(([place, column]) => (
              <th key={place} scope="col">
                <b>{column?.title ?? t(`page.pillar.${place}`)}</b>
                <span>{column?.note ?? t('page.birth.notime')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LINES.map((line) => (
            <Line key={line.id} line={line} placed={placed} explain={explain} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Line({ line: { id, names, className, Cell }, placed, explain }) {
  const { t } = useTranslation();
  const name = t(`page.saju.line.${id}`);
  return (
    <tr className={`line-${id}`}>
      <th scope="row">
        {name}
        <Explained line={name} names={names} explain={explain} />
      </th>
      {placed.map(([place, column]) => (
        <td key={place} className={className}>
          {column ? <Cell column={column} /> : <Open sign={className === 'sign'} />}
        </td>
      ))}
    </tr>
  );
}

/** Where an unknown hour leaves nothing to say. */
function Open({ sign }) {
  const { t } = useTranslation();
  if (sign) return <div className="pcell unknown">{t('page.pillar.unknown')}</div>;
  return (
    <span className="faint" aria-label={t('page.pillar.unknown')}>
      –
    </span>
  );
}

function StemGod({ column: { stem } }) {
  const { t } = useTranslation();
  return stem.god?.name ?? t('page.saju.daymaster');
}

function BranchGod({ column: { branch } }) {
  return branch.god.name;
}

function Stem({ column: { place, stem } }) {
  return <Sign sign={stem} self={place === 'day'} />;
}

function Branch({ column: { branch } }) {
  const { t } = useTranslation();
  return (
    <Sign sign={branch}>
      {branch.void_of.length > 0 && (
        <span className="void">
          {t(`page.saju.void.${branch.void_of.length > 1 ? 'both' : branch.void_of[0]}`)}
        </span>
      )}
    </Sign>
  );
}

function Sign({ sign: { hanja, name, element, element_name }, self, children }) {
  return (
    <div className={`pcell ${element} ${self ? 'me' : ''}`}>
      <span className="hanja">{hanja}</span>
      <span className="meta">
        <span className="ko">{name}</span>
        {element_name}
      </span>
      {children}
    </div>
  );
}

function Hidden({ column: { hidden } }) {
  return (
    <span className="hidden-stems">
      {hidden.map(({ hanja, name, role_name, element, god }) => (
        <span key={hanja} className={element} title={`${role_name} · ${god.name}`}>
          <span className="hanja">{hanja}</span>
          <span className="sr">{`${name} ${role_name}`}</span>
          <small>{god.name}</small>
        </span>
      ))}
    </span>
  );
}

/** The stage from the day stem, and in brackets from the pillar's own. */
function Stage({ column: { stage, own_stage } }) {
  return (
    <>
      {stage.name} <span className="faint">({own_stage.name})</span>
    </>
  );
}

function Stars({ column: { stars } }) {
  const { t } = useTranslation();
  if (stars.length === 0) {
    return (
      <span className="faint" aria-label={t('page.saju.none')}>
        –
      </span>
    );
  }
  return (
    <ul className="star-chips">
      {stars.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}
