/** The ten bodies as a table: sign, degree, house, and who runs backwards. */
import { useTranslation } from 'react-i18next';
import { inSign } from './degrees.js';
import { Glyph, SignName } from './glyphs.jsx';

/** @param {{bodies: object, housed?: boolean, onLook?: (body: string | null) => void}} props housed: with a column of houses */
export function Bodies({ bodies, housed = false, onLook = () => {} }) {
  const { t } = useTranslation();
  return (
    <section className="card sky-card">
      <table className="bodies">
        <caption className="sr">{t('page.sky.bodies')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('page.sky.body')}</th>
            <th scope="col">{t('page.sky.sign')}</th>
            <th scope="col">{t('page.sky.degree')}</th>
            {housed && <th scope="col">{t('page.sky.house')}</th>}
            <th scope="col">
              <span className="sr">{t('page.sky.motion')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(bodies).map(([id, body]) => (
            <tr key={id} onPointerEnter={() => onLook(id)} onPointerLeave={() => onLook(null)}>
              <th scope="row">
                <span className="row">
                  <Glyph name={id} />
                  {body.name}
                </span>
              </th>
              <td>
                <SignName sign={body.sign}>{body.sign_name}</SignName>
              </td>
              <td className="num">{inSign(body.degree)}</td>
              {housed && <td className="num">{body.house}</td>}
              <td>
                {body.retrograde && <span className="badge warn">{t('page.sky.retrograde')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What each body is called. */
export function namesOf(bodies) {
  return Object.fromEntries(Object.entries(bodies).map(([id, { name }]) => [id, name]));
}
