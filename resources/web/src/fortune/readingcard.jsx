/** The small card beside the stage that shows what the last answer was about. */
import { useTranslation } from 'react-i18next';
import { Pillars } from './pillars.jsx';
import { Reasons } from './reasonlist.jsx';
import { overallOf, strongest } from './score.js';
import { TarotCard } from './tarot.jsx';

const REASONS_ON_CARD = 2;
const KINDS = { daily: Daily, tarot: Tarot, saju: Saju, zodiac: Zodiac };

/** @param {{reading: {kind: string, data: object} | null | undefined}} props */
export function ReadingCard({ reading }) {
  const { t } = useTranslation();
  const Content = KINDS[reading?.kind];
  if (!Content) return null;
  return (
    <section className="card reading">
      <h2>{t(`page.reading.${reading.kind}`)}</h2>
      <Content data={reading.data} />
    </section>
  );
}

/** The chart and what moved the day most; the whole sum stands in the full reading. */
function Daily({ data }) {
  return (
    <>
      <Pillars pillars={data.pillars} small />
      <Reasons reasons={strongest(overallOf(data), REASONS_ON_CARD)} />
    </>
  );
}

/** Where a birth leaves two charts open, both are shown. */
function Saju({ data }) {
  const { t } = useTranslation();
  return (
    <>
      <Pillars pillars={data.pillars} small />
      {data.warnings.map(({ code }) => (
        <p key={code} className="hint">
          {t(`page.warning.${code}`)}
        </p>
      ))}
      {data.alternatives.map(({ code, pillars }) => (
        <Pillars key={code} pillars={pillars} small />
      ))}
    </>
  );
}

function Tarot({ data }) {
  const { t } = useTranslation();
  const [drawn] = data.cards;
  return (
    <div className="tarot-row">
      <TarotCard drawn={drawn} />
      <div className="grow">
        <b>{drawn.card.name}</b>
        <div className="c12 muted">{t(drawn.reversed ? 'page.tarot.down' : 'page.tarot.up')}</div>
      </div>
    </div>
  );
}

function Zodiac({ data }) {
  return (
    <>
      <b>{data.name}</b>
      <p className="c13 muted">{data.text}</p>
    </>
  );
}
