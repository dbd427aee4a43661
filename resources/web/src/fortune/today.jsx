/** Today's moon: the card beside the stage. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.jsx';
import { Lune } from '../ui/lune.jsx';
import { pillarName } from './ganji.js';
import { areasOf } from './score.js';

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

/** The day's pillar and, within the years the lunar calendar covers, its lunar date. */
function dayLine({ day_pillar, lunar }, t) {
  const pillar = pillarName(day_pillar.hanja, t);
  if (!lunar) return t('page.day.solar', { pillar });
  const key = lunar.leap ? 'page.day.leap' : 'page.day';
  return t(key, { pillar, month: lunar.month, day: lunar.day });
}
