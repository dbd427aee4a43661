/** How the pillars of a chart meet: drawn as brackets over the four columns, and told in words. */
import { useTranslation } from 'react-i18next';
import { COLUMNS, elementOf } from '../fortune/ganji.js';
import { Explained } from './explained.jsx';
import './estimates.css';

/** @param {{relations: object[], columns: object[], explain: object[]}} props */
export function Relations({ relations, columns, explain }) {
  const { t } = useTranslation();
  const known = COLUMNS.filter((place) => columns.some((column) => column.place === place));
  return (
    <section className="card saju-relations">
      <div className="card-head">
        <h2>
          {t('page.saju.relations')}
          <Explained line={t('page.saju.relations')} names={['relation']} explain={explain} />
        </h2>
      </div>
      {relations.length === 0 && <p className="c14 muted">{t('page.saju.relations.none')}</p>}
      <ul>
        {relations.map(({ kind, name, between, characters, text }) => (
          <li key={`${kind} ${between.join(' ')} ${characters}`}>
            <Bracket known={known} between={between} characters={characters} />
            <div>
              <b>{name}</b>
              <p className="c13 muted">{text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The columns in their order, the ones that meet filled with their characters. */
function Bracket({ known, between, characters }) {
  const { t } = useTranslation();
  const signs = [...characters];
  const meets = (place) => signs[between.indexOf(place)];
  return (
    <span className="meet">
      {known.map((place) => {
        const inside = between.includes(place);
        const sign = inside ? meets(place) : undefined;
        return (
          <span key={place} data-in={inside || undefined} className={sign && elementOf(sign)}>
            {sign && <span className="hanja">{sign}</span>}
            <small>{t(`page.saju.short.${place}`)}</small>
          </span>
        );
      })}
    </span>
  );
}
