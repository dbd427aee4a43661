/** Today's reading: the moon card beside the stage, and the whole card in a dialog. */
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.jsx';
import { Icon } from '../ui/icons.jsx';
import { Lune } from '../ui/lune.jsx';
import { pillarName } from './ganji.js';
import { Pillars } from './pillars.jsx';
import { areasOf, BASE, clipped, overallOf, signed } from './score.js';

/** The card beside the stage. @param {{reading: object, onOpen: () => void}} props */
export function TodayCard({ reading, onOpen }) {
  const { t } = useTranslation();
  return (
    <section className="card today">
      <button type="button" className="card-head" onClick={onOpen}>
        <h2>{t('page.today')}</h2>
        <Icon name="next" size="xs" />
      </button>
      <div className="todaymoon">
        <Lune score={reading.score} size={58} />
        <div>
          <div>
            <span className="n num">{reading.score}</span>
            <span className="u">{t('page.points')}</span>
          </div>
          <div className="c12 muted day">{dayLine(reading, t)}</div>
        </div>
      </div>
      {areasOf(reading).map(({ id, name, score }) => (
        <div key={id} className="mini">
          <span>{name}</span>
          <span className="num">
            {score}
            <Lune score={score} size={18} />
          </span>
        </div>
      ))}
    </section>
  );
}

/** The moon has not risen: no birth is known. */
export function NoMoonCard({ onProfile }) {
  const { t } = useTranslation();
  return (
    <section className="card today">
      <h2>{t('page.nomoon')}</h2>
      <div className="nomoon">
        <Lune score={0} size={72} craters />
      </div>
      <p className="c13 muted">{t('page.nomoon.why')}</p>
      <button type="button" className="btn primary sm" onClick={onProfile}>
        {t('page.nomoon.tell')}
      </button>
    </section>
  );
}

/** The reading is being reckoned. */
export function TodaySkeleton() {
  const { t } = useTranslation();
  return (
    <section className="card today" aria-busy="true">
      <h2>{t('page.today')}</h2>
      <div className="todaymoon">
        <span className="sk round" />
        <div className="grow">
          <span className="sk number" />
          <span className="sk line" />
        </div>
      </div>
      {[0, 1, 2, 3].map((line) => (
        <span key={line} className="sk row-line" />
      ))}
    </section>
  );
}

/** Everything about today. @param {{reading: object, onClose: () => void}} props */
export function TodayDialog({ reading, onClose }) {
  const { t, i18n } = useTranslation();
  return (
    <Dialog title={t('page.today.title')} className="today-dialog" onClose={onClose}>
      <p className="sub">
        {longDate(reading.date, i18n.language)} · {dayLine(reading, t)}
      </p>
      <section className="card hero">
        <Lune score={reading.score} size={112} craters />
        <div className="grow">
          <span className="big num">{reading.score}</span>
          <span className="muted"> {t('page.points')}</span>
          <p className="lead">{reading.text}</p>
          <Sum area={overallOf(reading)} />
        </div>
      </section>
      <div className="today-columns">
        <Areas reading={reading} />
        <div className="col side-column">
          <section className="card">
            <h2>{t('page.pillars')}</h2>
            <Pillars pillars={reading.pillars} small />
          </section>
          <Lucky lucky={reading.lucky} />
        </div>
      </div>
      <p className="disclaimer">{t('page.today.how', { base: BASE })}</p>
    </Dialog>
  );
}

function Areas({ reading }) {
  const { t } = useTranslation();
  return (
    <section className="card areas-card">
      <h2>{t('page.areas')}</h2>
      <ul className="areas">
        {areasOf(reading).map((area) => (
          <li key={area.id} className="area">
            <Lune score={area.score} size={40} />
            <div className="nm">
              <b>{area.name}</b>
              <span className="num sc">
                {area.score}
                <span className="u">{t('page.points')}</span>
              </span>
            </div>
            <div className="grow">
              <div className="tx">{area.text}</div>
              <Sum area={area} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Reasons with their signed effects. */
export function Reasons({ reasons, before, after }) {
  return (
    <ul className="rs">
      {before && <li className="reason">{before}</li>}
      {reasons.map(({ signal, effect, text }) => (
        <li key={signal} className="reason">
          <span className={`delta ${effect < 0 ? 'down' : 'up'}`}>{signed(effect)}</span>
          <span>{text}</span>
        </li>
      ))}
      {after && <li className="reason">{after}</li>}
    </ul>
  );
}

/** The sum in the open: 60, then what raised and lowered it, then where the scale cut it short. */
function Sum({ area }) {
  const { t } = useTranslation();
  const limit = clipped(area);
  return (
    <Reasons
      reasons={area.reasons}
      before={t('page.reason.base', { base: BASE })}
      after={limit && t(`page.reason.${limit}`)}
    />
  );
}

function Lucky({ lucky }) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2>{t('page.lucky')}</h2>
      <dl className="lks">
        {['color', 'number', 'direction', 'hours'].map((kind) => (
          <div key={kind} className="lk">
            <dt>{t(`page.lucky.${kind}`)}</dt>
            <dd>{lucky[kind]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The day's pillar and, within the years the lunar calendar covers, its lunar date. */
function dayLine({ day_pillar, lunar }, t) {
  const pillar = pillarName(day_pillar.hanja, t);
  if (!lunar) return t('page.day.solar', { pillar });
  const key = lunar.leap ? 'page.day.leap' : 'page.day';
  return t(key, { pillar, month: lunar.month, day: lunar.day });
}

function longDate(date, language) {
  const [year, month, day] = date.split('-').map(Number);
  const format = { month: 'long', day: 'numeric', weekday: 'long' };
  return new Intl.DateTimeFormat(language, format).format(new Date(year, month - 1, day));
}
