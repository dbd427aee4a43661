/** The ten-year luck as a timeline to walk through: a cycle opens its years, a year its months, a month its days. */
import { useTranslation } from 'react-i18next';
import { LuckTabs } from './lucktabs.jsx';
import { Years } from './spans.jsx';
import { dayText, isoDate } from '../ui/dates.js';
import { Explained } from './explained.jsx';
import './luck.css';

const YEARS = 10; // a cycle rules

/**
 * @param {{luck: object | null, deep: boolean, explain: object[], ask: Function, question: object, today: Date,
 *   language: string, onProfile: () => void}} props
 * deep: whether years and days can be told, which are reckoned from the day of the chart above; ask and question: how to
 * ask for another span
 */
export function Luck({ luck, deep, explain, onProfile, ...how }) {
  const { t } = useTranslation();
  return (
    <section className="card saju-luck">
      <div className="card-head">
        <h2>
          {t('page.saju.luck')}
          <Explained line={t('page.saju.luck')} names={['luck']} explain={explain} />
        </h2>
        {luck && <LuckLine luck={luck} />}
      </div>
      {luck ? (
        <Cycles luck={luck} deep={deep} {...how} />
      ) : (
        <NoGender onProfile={onProfile} deep={deep} {...how} />
      )}
    </section>
  );
}

/** Direction, the age at which it starts, and the exact day. */
function LuckLine({ luck: { text, start } }) {
  const { t, i18n } = useTranslation();
  const from = t('page.from', { day: dayText(start, i18n.language, 'full') });
  return <span className="c12 muted">{`${text} · ${from}`}</span>;
}

/** The luck's direction needs a gender; the years pass for everybody. */
function NoGender({ onProfile, deep, ...how }) {
  const { t } = useTranslation();
  const year = how.today.getFullYear();
  return (
    <>
      <p className="row between luck-needs">
        <span className="muted c14">{t('page.saju.luck.needsgender')}</span>
        <button type="button" className="btn line sm" onClick={onProfile}>
          {t('page.saju.luck.tell')}
        </button>
      </p>
      {deep && <Years first={year - 4} label={t('page.saju.years')} {...how} />}
    </>
  );
}

function Cycles({ luck: { cycles }, deep, ...how }) {
  const { t, i18n } = useTranslation();
  const now = currentOf(cycles, isoDate(how.today));
  return (
    <LuckTabs
      label={t('page.saju.luck')}
      first={String(now?.year ?? cycles[0].year)}
      items={cycles.map((cycle) => ({
        id: String(cycle.year),
        head: t('page.saju.age', { age: rounded(cycle.age) }),
        pillar: cycle.pillar,
        foot: cycle.meets.stem_god.name,
        now: cycle === now,
      }))}
    >
      {(id) => {
        const cycle = cycles.find(({ year }) => String(year) === id);
        const { meets, start, year } = cycle;
        return (
          <>
            <p className="c13 muted luck-about">
              <b>{t('page.saju.cycle', { name: meets.name })}</b>
              {t('page.saju.cycle.about', {
                day: dayText(start, i18n.language, 'full'),
                stem: meets.stem_god.name,
                branch: meets.branch_god.name,
                stage: meets.stage.name,
              })}
            </p>
            {deep && <Years first={year} label={t('page.saju.years')} {...how} />}
          </>
        );
      }}
    </LuckTabs>
  );
}

/** The cycle a day lies in; undefined before the first and after the last. */
function currentOf(cycles, day) {
  const over = (start) => `${Number(start.slice(0, 4)) + YEARS}${start.slice(4)}`;
  return cycles.find(({ start }) => start <= day && day < over(start));
}

function rounded(age) {
  return Math.round(age * 10) / 10;
}
