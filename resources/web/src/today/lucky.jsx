/** Small lucky things of a day, and the element they come from. */
import { useTranslation } from 'react-i18next';
import { Why } from '../ui/why.jsx';

/** @param {{lucky: object, wanted: {id: string, name: string, why: string}}} props */
export function Lucky({ lucky, wanted }) {
  const { t } = useTranslation();
  const things = {
    color: (
      <>
        <i className={`swatch ${lucky.color_id}`} />
        {lucky.color}
      </>
    ),
    number: lucky.numbers.join(' · '),
    direction: lucky.direction,
    hours: lucky.hours,
  };
  return (
    <section className="card lucky-card">
      <div className="row between">
        <h2>{t('page.lucky')}</h2>
        <span className={`c12 wanted ${wanted.id}`}>
          {t('page.today.lucky.from', { element: wanted.name })}
          <Why of={t('page.lucky')}>
            <p>{wanted.why}</p>
            <p>{lucky.why}</p>
          </Why>
        </span>
      </div>
      <dl className="lucky-things">
        {Object.entries(things).map(([kind, thing]) => (
          <div key={kind}>
            <dt>{t(`page.lucky.${kind}`)}</dt>
            <dd className="num">{thing}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
