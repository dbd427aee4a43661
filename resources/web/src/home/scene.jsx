/** The stage's scene: sun or moon, five peaks, pines and water, drawn from the tokens alone so that it follows the theme. */
import { SPARKLES, STARS } from './stars.js';

const BOX = { viewBox: '0 0 1016 720', preserveAspectRatio: 'xMidYMax slice' };
const SPARKLE = 'M0-7 1.3-1.3 7 0 1.3 1.3 0 7-1.3 1.3-7 0-1.3-1.3z';
const CLOUD =
  'M0 30c-4-16 14-26 26-17C32-4 58-8 68 8c14-8 32 2 30 18 26-6 60-6 96 0 10 2 10 8 0 9-40 3-84 3-124 3-26 0-54 0-66-2-4-1-4-4-4-6z';
const MIST = 'M40 44c30-3 70-3 116-1 8 1 8 6 0 7-40 3-80 2-116 0-6-1-6-5 0-6z';
const CLOUDS = ['translate(31.9 198.7) scale(1.15)', 'translate(619 363.5) scale(-1 1)'];
const FAR_CLOUD = 'translate(731.5 86.4) scale(.9)';
const TRUNK = 'M-4 0c2-30-8-52 2-84 3-10 10-18 18-26l4 4c-8 10-14 18-16 28-6 26 2 50 0 78z';
const NEEDLES = [
  [20, -112, 30, 11],
  [-14, -88, 32, 11],
  [26, -78, 24, 9],
  [2, -126, 22, 9],
  [-22, -60, 20, 8],
];
const PEAKS = [
  [91, 530],
  [284, 474],
  [508, 412],
  [732, 474],
  [925, 530],
];
const WAVES = [
  { x: -40, y: 624, half: 37.5, opacity: 0.28 },
  { x: -79, y: 654, half: 30, opacity: 0.41 },
  { x: -40, y: 686, half: 42.5, opacity: 0.55 },
];

/** The whole scene; `risen` lifts the moon behind the character to its place, else it waits at the hills. */
export function Scene({ risen }) {
  return (
    <div className="scene" aria-hidden="true">
      <Sky />
      <Moon risen={risen} />
      <Land />
    </div>
  );
}

function Sky() {
  return (
    <svg {...BOX}>
      <defs>
        <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--sky-top)" />
          <stop offset=".5" stopColor="var(--sky-mid)" />
          <stop offset=".82" stopColor="var(--sky-low)" />
          <stop offset="1" stopColor="var(--sky-glow)" />
        </linearGradient>
      </defs>
      <rect width="1016" height="720" fill="url(#sky)" />
      <g fill="var(--star)">
        {STARS.map(([x, y, r, opacity]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={r} opacity={opacity} />
        ))}
        {SPARKLES.map(([x, y, scale]) => (
          <path
            key={x}
            transform={`translate(${x} ${y}) scale(${scale})`}
            d={SPARKLE}
            opacity=".85"
          />
        ))}
      </g>
    </svg>
  );
}

/** The disc sits where the character stands, whatever the window's shape. */
function Moon({ risen }) {
  return (
    <svg className="sky-moon" data-risen={risen} viewBox="-391 -391 782 782">
      <defs>
        <radialGradient id="disc" cx=".42" cy=".38" r=".75">
          <stop offset="0" stopColor="var(--disc)" />
          <stop offset="1" stopColor="var(--disc-2)" />
        </radialGradient>
        <radialGradient id="halo">
          <stop offset=".45" stopColor="var(--halo)" />
          <stop offset="1" stopColor="var(--halo)" stopOpacity="0" />
        </radialGradient>
      </defs>
      <circle r="391" fill="url(#halo)" />
      <circle r="206" fill="url(#disc)" />
      <g fill="var(--crater)" opacity=".07">
        <circle cx="-87" cy="-62" r="41" />
        <circle cx="95" cy="-91" r="27" />
        <circle cx="119" cy="21" r="35" />
        <circle cx="-128" cy="41" r="23" />
      </g>
    </svg>
  );
}

function Land() {
  return (
    <svg {...BOX}>
      <g fill="var(--cloud)">
        {CLOUDS.map((place) => (
          <Cloud key={place} transform={place} />
        ))}
        <Cloud transform={FAR_CLOUD} opacity=".8" />
      </g>
      <Hills />
      <g fill="var(--pine)">
        <Pine transform="translate(55.9 646) scale(.95)" />
        <Pine transform="translate(970.3 650) scale(-1.05 1.05)" />
      </g>
      <path
        d="M-20 720V638C163 620 284 620 467 638S833 652 1036 630V740H-20z"
        fill="var(--hill-4)"
      />
      <Water />
    </svg>
  );
}

function Cloud(props) {
  return (
    <g {...props}>
      <path d={CLOUD} />
      <path d={MIST} opacity=".7" />
    </g>
  );
}

function Hills() {
  return (
    <>
      <path
        d="M-20 740V560C71 532 138 480 183 480C210 480 250 536 305 566C351 522 384 440 406 440C433 440 473 518 528 560C583 523 623 454 650 454C677 454 717 527 772 566C822 534 859 476 884 476C917 476 968 544 1036 580V740z"
        fill="var(--hill-1)"
        opacity=".75"
      />
      <path
        d="M-20 740V590C30 566 67 522 91 522C114 522 147 571 193 598C234 552 264 466 284 466C308 466 343 541 391 582C444 520 482 404 508 404C534 404 572 520 625 582C673 541 708 466 732 466C752 466 782 552 823 598C869 571 902 522 925 522C949 522 986 579 1036 610V740z"
        fill="var(--hill-2)"
      />
      <g fill="none" stroke="var(--hill-1)" strokeWidth="1.3" opacity=".75">
        {PEAKS.map(([x, y]) => (
          <path
            key={x}
            d={`M${x} ${y}c-8 22-4 34-16 56M${x} ${y}c10 20 6 40 20 62M${x - 2} ${y + 22}c-2 20 4 30 0 52`}
          />
        ))}
      </g>
      <path
        d="M-20 740V660C-2 635 11 588 20 588C61 588 121 626 203 646C276 631 330 602 366 602C410 602 478 637 569 656C670 633 743 590 792 590C848 590 932 626 1046 646V740z"
        fill="var(--hill-3)"
      />
    </>
  );
}

function Pine({ transform }) {
  return (
    <g transform={transform}>
      <path d={TRUNK} />
      {NEEDLES.map(([cx, cy, rx, ry]) => (
        <ellipse key={cy} cx={cx} cy={cy} rx={rx} ry={ry} />
      ))}
    </g>
  );
}

function Water() {
  return (
    <>
      <rect x="-10" y="628" width="1036" height="120" fill="var(--hill-5)" opacity=".55" />
      <g fill="none" stroke="var(--wave)" strokeWidth="1.5">
        {WAVES.map(({ x, y, half, opacity }) => (
          <path key={y} d={wave(x, y, half)} opacity={opacity} />
        ))}
      </g>
    </>
  );
}

function wave(x, y, half) {
  const crest = `q${half} -9 ${2 * half} 0t${2 * half} 0`;
  return `M${x} ${y}${crest.repeat(Math.ceil(1130 / (4 * half)))}`;
}
