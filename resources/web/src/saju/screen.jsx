/** The four pillars: chart, elements, luck to walk through, and what is read from them. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../api/answer.js';
import { Ask } from '../ui/ask.jsx';
import { Icon } from '../ui/icons.jsx';
import { Paper } from '../ui/paper.jsx';
import { Busy, NeedsBirth, Screen, Trouble } from '../ui/screen.jsx';
import { birthLine } from '../fortune/birthline.js';
import { Elements } from './elements.jsx';
import { Luck } from './luck.jsx';
import { Options } from './options.jsx';
import { Relations } from './relations.jsx';
import { Strength, Useful } from './strength.jsx';
import { ChartTable } from './table.jsx';
import { Warnings } from './warnings.jsx';
import './saju.css';

/** @param {{user: object, language: string, today: Date, call: Function, onAsk: (text: string) => void, onProfile: () => void}} props */
export function SajuScreen(props) {
  const { t } = useTranslation();
  const { user, onProfile } = props;
  if (user.birth) return <Chart key={JSON.stringify(user.birth)} {...props} />;
  return (
    <Screen title={titleOf(user, t)}>
      <NeedsBirth onProfile={onProfile} />
    </Screen>
  );
}

function Chart({ user, language, today, call, onAsk, onProfile }) {
  const { t } = useTranslation();
  const [options, setOptions] = useState({});
  const [shown, setShown] = useState(0); // 0: the chart itself, n: its nth alternative
  const question = { birth: user.birth, gender: user.gender, options, locale: language };
  const { latest: chart, error, busy, again } = useAnswer(call, 'fortune.saju', question);
  const choose = (change) => {
    setShown(0);
    setOptions((before) => ({ ...before, ...change }));
  };
  return (
    <Screen
      title={titleOf(user, t)}
      sub={birthLine(user, chart?.options_shown, { t, language })}
      actions={
        <>
          {chart && (
            <Options options={chart.options} shown={chart.options_shown} onChoose={choose} />
          )}
          <Ask onClick={() => onAsk(t('page.saju.ask'))} />
        </>
      }
    >
      {error && <Trouble error={error} onRetry={again} />}
      {!chart && busy && <Busy />}
      {chart && (
        <div className="saju" aria-busy={busy}>
          <Reading
            chart={chart}
            shown={shown}
            onShow={setShown}
            luck={{ ask: call, question, today, language, onProfile }}
          />
        </div>
      )}
    </Screen>
  );
}

/** The chart that is chosen; what only the chart above says stays out beside an alternative. */
function Reading({ chart, shown, onShow, luck }) {
  const { t } = useTranslation();
  const other = shown > 0 ? chart.alternatives[shown - 1] : null;
  const drawn = other ?? chart;
  const explain = other ? [] : chart.explain;
  return (
    <>
      <Warnings chart={chart} shown={shown} onShow={onShow} />
      <div className="saju-top">
        <ChartTable columns={drawn.columns} explain={explain} />
        <Elements
          plain={drawn.elements}
          weighted={other ? null : chart.elements_weighted}
          me={drawn.columns.find(({ place }) => place === 'day').stem.element}
          useful={drawn.useful_element}
          explain={explain}
        />
      </div>
      <Luck
        luck={drawn.luck}
        deep={drawn.pillars.day === chart.pillars.day}
        explain={explain}
        {...luck}
      />
      {other ? (
        <p className="banner info">
          <Icon name="info" />
          {t('page.saju.other', { here: other.here })}
        </p>
      ) : (
        <Paper who={t('page.dalto.reading')} text={chart.text} foot={chart.notice} />
      )}
      <div className="saju-pair">
        <Strength strength={drawn.strength} explain={explain} />
        <Useful
          useful={drawn.useful_element}
          pattern={other ? null : chart.pattern}
          explain={explain}
        />
      </div>
      {!other && (
        <Relations relations={chart.relations} columns={chart.columns} explain={explain} />
      )}
    </>
  );
}

function titleOf({ name }, t) {
  return name ? t('page.saju.title.of', { name }) : t('page.saju.title');
}
