/** The four pillars as a table: hour, day, month, year; heavenly stems above earthly branches. */
import { useTranslation } from 'react-i18next';
import { COLUMNS, elementOf } from './ganji.js';

/** @param {{pillars: Record<string, string | null>, small?: boolean}} props two Hanja a pillar; the hour may be null */
export function Pillars({ pillars, small = false }) {
  const { t } = useTranslation();
  return (
    <table className={`pillars ${small ? 'small' : ''}`}>
      <caption className="sr">{t('page.pillars')}</caption>
      <thead>
        <tr>
          {!small && <td />}
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`page.pillar.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Row name="stem" index={0} pillars={pillars} named={!small} />
        <Row name="branch" index={1} pillars={pillars} named={!small} />
      </tbody>
    </table>
  );
}

function Row({ name, index, pillars, named }) {
  const { t } = useTranslation();
  return (
    <tr>
      {named && <th scope="row">{t(`page.pillar.${name}`)}</th>}
      {COLUMNS.map((column) => (
        <td key={column}>
          <Sign sign={pillars[column]?.[index]} self={column === 'day' && name === 'stem'} />
        </td>
      ))}
    </tr>
  );
}

function Sign({ sign, self }) {
  const { t } = useTranslation();
  if (!sign) return <div className="pcell unknown">{t('page.pillar.unknown')}</div>;
  const element = elementOf(sign);
  return (
    <div className={`pcell ${element} ${self ? 'me' : ''}`}>
      <span className="hanja">{sign}</span>
      <span className="meta">
        <span className="ko">{t(`page.sign.${sign}`)}</span>
        {t(`page.element.${element}`)}
      </span>
    </div>
  );
}
