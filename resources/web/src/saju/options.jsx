/** Clock and school: the choices on which almanacs differ, and what each would change here. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.jsx';
import { Pop } from '../ui/why.jsx';

const CHOICES = {
  clock: ['local_mean', 'fixed_127_5', 'standard', 'apparent'],
  day_boundary: ['yaja', 'jasi', 'midnight'],
  luck_rounding: ['round', 'floor', 'exact'],
};

/** @param {{options: object, shown: object, onChoose: (change: object) => void}} props the answer's `options` and `options_shown` */
export function Options({ options, shown, onChoose }) {
  const { t } = useTranslation();
  return (
    <Pop
      title={t('page.saju.options')}
      trigger={
        <button type="button" className="btn ghost">
          <Icon name="settings" />
          {t('page.saju.options')}
        </button>
      }
    >
      <p className="c13 muted">{shown.text}</p>
      {Object.keys(CHOICES).map((option) => (
        <Choice
          key={option}
          option={option}
          chosen={options[option]}
          shown={shown}
          onChoose={(value) => onChoose({ [option]: value })}
        />
      ))}
    </Pop>
  );
}

function Choice({ option, chosen, shown, onChoose }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className="label">{t(`page.saju.option.${option}`)}</legend>
      {CHOICES[option].map((value) => (
        <label key={value} className="choice-row">
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span className="grow">
            <b>{t(`page.saju.option.${option}.${value}`)}</b>
            <Effect option={option} value={value} chosen={value === chosen} shown={shown} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** What the choice does: the time it reads now, or what would change with it. */
function Effect({ option, value, chosen, shown }) {
  const { t } = useTranslation();
  if (chosen) return <small className="now">{t('page.saju.option.now')}</small>;
  const change = shown.changes.find((it) => it.option === option && it.value === value);
  if (!change) return null;
  return <small data-differs={change.differs.length > 0 || undefined}>{change.text}</small>;
}
