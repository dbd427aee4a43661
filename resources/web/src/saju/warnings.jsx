/** What to know about a chart; where two charts are open, the banner switches between them in place. */
import { ToggleGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { COLUMNS } from '../fortune/ganji.js';
import { Icon } from '../ui/icons.jsx';

/** @param {{chart: object, shown: number, onShow: (n: number) => void}} props shown: 0 the chart, n its nth alternative */
export function Warnings({ chart, shown, onShow }) {
  const of = (code) =>
    chart.alternatives
      .map((other, n) => ({ other, n: n + 1 }))
      .filter(({ other }) => other.code === code);
  return chart.warnings.map((warning, n) => (
    <Warning
      key={n}
      warning={warning}
      chart={chart}
      others={n === firstOf(chart.warnings, warning.code) ? of(warning.code) : []}
      shown={shown}
      onShow={onShow}
    />
  ));
}

function firstOf(warnings, code) {
  return warnings.findIndex((warning) => warning.code === code);
}

function Warning({ warning, chart, others, shown, onShow }) {
  const { t } = useTranslation();
  const open = others.length > 0;
  return (
    <div className={`banner saju-warning ${open ? '' : 'info'}`} role="status">
      <Icon name={open ? 'warn' : 'info'} />
      <div className="grow">
        {open && <b>{t('page.saju.twocharts')}</b>} <span className="muted">{warning.text}</span>
      </div>
      {open && <Switch chart={chart} others={others} shown={shown} onShow={onShow} />}
    </div>
  );
}

function Switch({ chart, others, shown, onShow }) {
  const { t } = useTranslation();
  const place = differing(chart.pillars, others[0].other.pillars);
  const sides = [
    { n: 0, label: others[0].other.here, pillars: chart.pillars },
    ...others.map(({ other, n }) => ({ n, label: other.label, pillars: other.pillars })),
  ];
  const known = sides.some(({ n }) => n === shown) ? shown : 0;
  return (
    <ToggleGroup.Root
      type="single"
      className="seg"
      aria-label={t('page.saju.twocharts')}
      value={String(known)}
      onValueChange={(value) => value && onShow(Number(value))}
    >
      {sides.map(({ n, label, pillars }) => (
        <ToggleGroup.Item key={n} value={String(n)}>
          {label} {place && <span className="hanja">{pillars[place]}</span>}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

/** The largest pillar in which two charts differ; undefined when only the luck does. */
function differing(one, other) {
  return COLUMNS.toReversed().find((place) => one[place] !== other[place]);
}
