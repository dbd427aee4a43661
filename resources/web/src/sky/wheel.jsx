/** The wheel: signs, houses, bodies and the angles between them, the ascendant on the left. */
import { pathOf, pointAt, ringPath, spread } from './geometry.js';
import { ELEMENT_OF_SIGN, GLYPHS, SIGNS } from './glyphs.jsx';

const SIZE = 500;
const CENTRE = SIZE / 2;
const MARGIN = 38; // room for the bodies of a second sky around the wheel
const R = {
  rim: 240,
  sign: 222,
  inside: 204,
  elbow: 196,
  hair: 176,
  glyph: 161,
  degree: 138,
  houses: 128,
  number: 118,
  core: 108,
  dot: 106,
  around: 264,
};
const LINES = {
  conjunction: { colour: 'var(--primary-text)' },
  trine: { colour: 'var(--good)' },
  square: { colour: 'var(--bad)', dash: '5 4' },
  opposition: { colour: 'var(--bad)', dash: '10 4' },
  sextile: { colour: 'var(--info)', dash: '1.5 4' },
};
const AXES = { ascendant: ['ASC', 10], midheaven: ['MC', 9] };
const LIGHTS = ['sun', 'moon'];

/**
 * @param {{label: string, bodies: object, ascendant?: number | null, midheaven?: number | null,
 *   cusps?: number[] | null, angles: {a: string, b: string, kind: string}[], around?: object, lit?: string | null}} props
 * bodies: places by name; around: a second sky outside the ring, to whose bodies the `b` of an angle then belongs;
 * lit: the body that stands out
 */
export function Wheel({ label, bodies, ascendant, midheaven, cusps, angles, around, lit }) {
  const left = ascendant ?? 0;
  const edge = around ? MARGIN : 0;
  const box = `${-edge} ${-edge} ${SIZE + 2 * edge} ${SIZE + 2 * edge}`;
  const axes = Object.entries({ ascendant, midheaven }).filter(([, at]) => Number.isFinite(at));
  const points = Object.fromEntries(axes.map(([name, longitude]) => [name, { longitude }]));
  return (
    <svg className="wheel" viewBox={box} role="img" aria-label={label}>
      <circle className="ground" cx={CENTRE} cy={CENTRE} r={R.rim} />
      <Signs left={left} />
      <Ticks left={left} />
      <circle className="edge" cx={CENTRE} cy={CENTRE} r={R.inside} />
      <circle className="band" cx={CENTRE} cy={CENTRE} r={R.houses} />
      {cusps && <Houses cusps={cusps} left={left} />}
      <circle className="core" cx={CENTRE} cy={CENTRE} r={R.core} />
      <Angles
        angles={angles}
        from={{ ...bodies, ...points }}
        to={around ?? bodies}
        left={left}
        lit={lit}
      />
      {axes.map(([name, longitude]) => (
        <Axis key={name} name={name} longitude={longitude} left={left} />
      ))}
      <Bodies
        bodies={bodies}
        left={left}
        fixed={axes.map(([, longitude]) => longitude)}
        lit={lit}
      />
      {around && <Around bodies={around} left={left} />}
    </svg>
  );
}

function Signs({ left }) {
  return SIGNS.map((sign, n) => (
    <g key={sign} className={ELEMENT_OF_SIGN[sign]}>
      <path className="piece" d={ringPath(n * 30, n * 30 + 30, left, R.rim, R.inside, CENTRE)} />
      <Mark name={sign} at={pointAt(n * 30 + 15, left, R.sign, CENTRE)} scale={0.92} />
    </g>
  ));
}

/** A drawing with its middle at a point. */
function Mark({ name, at: [x, y], scale, className = '' }) {
  const corner = (value) => (value - 12 * scale).toFixed(1);
  return (
    <g
      className={`mark ${className}`}
      transform={`translate(${corner(x)} ${corner(y)}) scale(${scale})`}
    >
      <path d={GLYPHS[name]} />
    </g>
  );
}

/** A small line every five degrees, a longer one every ten. */
function Ticks({ left }) {
  const ticks = Array.from({ length: 72 }, (_, n) => {
    const inner = R.inside - (n % 2 ? 6 : 10);
    return pathOf(pointAt(n * 5, left, R.inside, CENTRE), pointAt(n * 5, left, inner, CENTRE));
  });
  return <path className="ticks" d={ticks.join('')} />;
}

function Houses({ cusps, left }) {
  return cusps.map((cusp, n) => {
    const width = (cusps[(n + 1) % cusps.length] - cusp + 360) % 360;
    const [x, y] = pointAt(cusp + width / 2, left, R.number, CENTRE);
    return (
      <g key={cusp} className="house">
        <path
          d={pathOf(pointAt(cusp, left, R.inside, CENTRE), pointAt(cusp, left, R.core, CENTRE))}
        />
        <text x={x.toFixed(1)} y={(y + 4).toFixed(1)}>
          {n + 1}
        </text>
      </g>
    );
  });
}

function Angles({ angles, from, to, left, lit }) {
  return angles
    .filter(({ a, b }) => from[a] && to[b])
    .map(({ a, b, kind }) => (
      <path
        key={`${a} ${b} ${kind}`}
        className="angle"
        data-dim={(lit && lit !== a && lit !== b) || undefined}
        d={pathOf(
          pointAt(from[a].longitude, left, R.dot, CENTRE),
          pointAt(to[b].longitude, left, R.dot, CENTRE),
        )}
        stroke={LINES[kind].colour}
        strokeDasharray={LINES[kind].dash}
      />
    ));
}

/** The line of ascendant or midheaven, its short name a little beside it. */
function Axis({ name, longitude, left }) {
  const [short, beside] = AXES[name];
  const [x, y] = pointAt(longitude + beside, left, R.inside - 23, CENTRE);
  return (
    <g className="axis">
      <path
        d={pathOf(
          pointAt(longitude, left, R.rim, CENTRE),
          pointAt(longitude, left, R.core, CENTRE),
        )}
      />
      <text x={x.toFixed(1)} y={(y + 4).toFixed(1)}>
        {short}
      </text>
    </g>
  );
}

function Bodies({ bodies, left, fixed, lit }) {
  const named = Object.entries(bodies);
  const places = spread(
    named.map(([, { longitude }]) => longitude),
    { fixed },
  );
  return named.map(([name, { longitude, degree, retrograde }], n) => {
    const [dotX, dotY] = pointAt(longitude, left, R.dot, CENTRE);
    const [textX, textY] = pointAt(places[n], left, R.degree, CENTRE);
    const hair = pathOf(
      pointAt(longitude, left, R.inside, CENTRE),
      pointAt(longitude, left, R.elbow, CENTRE),
      pointAt(places[n], left, R.hair, CENTRE),
    );
    return (
      <g key={name} className="body" data-dim={(lit && lit !== name) || undefined}>
        <path className="hair" d={hair} />
        <circle className="dot" cx={dotX.toFixed(1)} cy={dotY.toFixed(1)} r="2.6" />
        <Mark
          name={name}
          at={pointAt(places[n], left, R.glyph, CENTRE)}
          scale={0.875}
          className={LIGHTS.includes(name) ? 'light' : ''}
        />
        <text
          className={retrograde ? 'degree back' : 'degree'}
          x={textX.toFixed(1)}
          y={(textY + 4).toFixed(1)}
        >
          {Math.floor(degree)}°
        </text>
      </g>
    );
  });
}

/** A second sky: its bodies outside the ring, tied to their true degree on the rim. */
function Around({ bodies, left }) {
  const named = Object.entries(bodies);
  const places = spread(
    named.map(([, { longitude }]) => longitude),
    { gap: 6.5 },
  );
  return named.map(([name, { longitude }], n) => (
    <g key={name} className="body other">
      <path
        className="hair"
        d={pathOf(
          pointAt(longitude, left, R.rim, CENTRE),
          pointAt(longitude, left, R.rim + 5, CENTRE),
          pointAt(places[n], left, R.around - 12, CENTRE),
        )}
      />
      <circle
        className="dot"
        cx={pointAt(longitude, left, R.dot, CENTRE)[0].toFixed(1)}
        cy={pointAt(longitude, left, R.dot, CENTRE)[1].toFixed(1)}
        r="2.6"
      />
      <Mark name={name} at={pointAt(places[n], left, R.around, CENTRE)} scale={0.8} />
    </g>
  ));
}
