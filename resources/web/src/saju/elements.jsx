/** The five elements of a chart as a pentagon: size by count, a ring for me, dashed where one is missing. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/choice.jsx';
import { Explained } from './explained.jsx';
import { circles, feeding, HEIGHT, holding, WIDTH } from './pentagon.js';

const HANJA = { wood: '木', fire: '火', earth: '土', metal: '金', water: '水' };
const PERCENT = 100;
const WAYS = ['plain', 'weighted'];

/**
 * @param {{plain: Record<string, number>, weighted: Record<string, number> | null, me: string,
 *   useful: object, explain: object[]}} props weighted: null where the engine gives none
 */
export function Elements({ plain, weighted, me, useful, explain }) {
  const { t } = useTranslation();
  const [way, setWay] = useState('plain');
  const shares = way === 'weighted' && weighted !== null;
  const missing = Object.keys(HANJA).filter((element) => plain[element] === 0);
  return (
    <section className="card saju-elements">
      <div className="card-head">
        <h2>
          {t('page.saju.elements')}
          <Explained line={t('page.saju.elements')} names={['elements']} explain={explain} />
        </h2>
        <span className="row">
          {missing.map((element) => (
            <span key={element} className={`eltag ${element}`}>
              {t('page.saju.missing', {
                name: t(`page.element.${element}`),
                hanja: HANJA[element],
              })}
            </span>
          ))}
        </span>
      </div>
      <Pentagon counts={shares ? weighted : plain} shares={shares} me={me} />
      <div className="legend">
        <span>
          <i />
          {t('page.saju.feeds')}
        </span>
        <span>
          <i className="holds" />
          {t('page.saju.holds')}
        </span>
        {weighted && (
          <Choice
            label={t('page.saju.counting')}
            value={way}
            options={WAYS}
            names="page.saju.counting"
            onChange={setWay}
          />
        )}
      </div>
      <p className="c13 muted">
        {t('page.saju.useful.short', { name: useful.element_name, hanja: HANJA[useful.element] })}
      </p>
    </section>
  );
}

function Pentagon({ counts, shares, me }) {
  const { t } = useTranslation();
  const id = useId();
  const around = circles(counts);
  const told = ({ element, count, share }) =>
    `${t(`page.element.${element}`)} ${shares ? `${Math.round(share * PERCENT)}%` : count}`;
  const label = t('page.saju.elements.label', {
    list: around.map(told).join(', '),
    me: t(`page.element.${me}`),
  });
  return (
    <svg className="pentagon" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <Heads id={id} />
      {holding(around).map((d) => (
        <path key={d} className="holds" d={d} markerEnd={`url(#${id}r)`} />
      ))}
      {feeding(around).map((d) => (
        <path key={d} className="feeds" d={d} markerEnd={`url(#${id}g)`} />
      ))}
      {around.map((circle) => (
        <Circle
          key={circle.element}
          circle={circle}
          mine={circle.element === me}
          text={told(circle)}
        />
      ))}
    </svg>
  );
}

function Heads({ id }) {
  return (
    <defs>
      {['g', 'r'].map((kind) => (
        <marker
          key={kind}
          id={`${id}${kind}`}
          className={kind === 'g' ? 'feeds' : 'holds'}
          viewBox="0 0 8 8"
          refX="6"
          refY="4"
          markerWidth="6.5"
          markerHeight="6.5"
          orient="auto"
        >
          <path d="M0 .5 7 4 0 7.5z" />
        </marker>
      ))}
    </defs>
  );
}

function Circle({ circle: { element, count, x, y, r }, mine, text }) {
  return (
    <g className={element} data-missing={count === 0 || undefined}>
      {mine && <circle className="mine" cx={x} cy={y} r={r + 4.5} />}
      <circle className="ground" cx={x} cy={y} r={r} />
      <circle className="disc" cx={x} cy={y} r={r} />
      <text className="hanja" x={x} y={y + 3}>
        {HANJA[element]}
      </text>
      <text className="count" x={x} y={y + 18}>
        {text}
      </text>
    </g>
  );
}
