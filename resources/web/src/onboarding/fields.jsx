/** The fields that tell who somebody is: name, calendar and gender, day and time of birth. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/choice.jsx';
import { Icon } from '../ui/icons.jsx';

/**
 * @param {{form: object, set: (change: object) => void, errors: Record<string, string>, hint?: string,
 *   children?: import('react').ReactNode}} props
 * form: of birth.js; hint: what the name is for; children: what stands beside the time
 */
export function PersonFields({ form, set, errors, hint, children }) {
  const { t } = useTranslation();
  return (
    <>
      <Field label={t('page.profile.name')} error={errors.name}>
        {(bind) => (
          <div className="input" aria-invalid={Boolean(errors.name)}>
            <input
              {...bind}
              value={form.name}
              maxLength={40}
              autoComplete="off"
              placeholder={hint}
              onChange={(event) => set({ name: event.target.value })}
            />
          </div>
        )}
      </Field>
      <div className="row between">
        <Choice
          label={t('page.profile.calendar')}
          value={form.calendar}
          options={['solar', 'lunar', 'leap']}
          names="page.calendar"
          onChange={(calendar) => set({ calendar })}
        />
        <Choice
          label={t('page.profile.gender')}
          value={form.gender}
          options={['female', 'male']}
          names="page.gender"
          optional
          onChange={(gender) => set({ gender })}
        />
      </div>
      <BirthDay form={form} set={set} error={errors.date} />
      <div className="g2">
        <Time form={form} set={set} error={errors.time} />
        {children}
      </div>
      <label className="row c14 unknown-time">
        <input
          type="checkbox"
          className="check"
          checked={form.timeUnknown}
          onChange={(event) => set({ timeUnknown: event.target.checked })}
        />
        {t('page.profile.timeunknown')}
        <span className="hint">{t('page.profile.timeunknown.hint')}</span>
      </label>
    </>
  );
}

function BirthDay({ form, set, error }) {
  const { t } = useTranslation();
  const hint = useId();
  return (
    <fieldset className="field" aria-describedby={error ? hint : undefined}>
      <legend className="label">{t('page.profile.date')}</legend>
      <div className="g3">
        {['year', 'month', 'day'].map((part) => (
          <div key={part} className="input num" aria-invalid={Boolean(error)}>
            <input
              name={part}
              aria-label={t(`page.profile.${part}`)}
              inputMode="numeric"
              autoComplete="off"
              maxLength={part === 'year' ? 4 : 2}
              value={form[part]}
              onChange={(event) => set({ [part]: event.target.value })}
            />
            <span className="faint c13" aria-hidden="true">
              {t(`page.profile.${part}.unit`)}
            </span>
          </div>
        ))}
      </div>
      <Hint id={hint} error={error} />
    </fieldset>
  );
}

function Time({ form, set, error }) {
  const { t } = useTranslation();
  return (
    <Field label={t('page.profile.time')} error={error}>
      {(bind) => (
        <div className="input num" aria-invalid={Boolean(error)}>
          <Icon name="clock" size="sm" />
          <input
            {...bind}
            name="time"
            inputMode="numeric"
            autoComplete="off"
            placeholder="16:11"
            disabled={form.timeUnknown}
            value={form.timeUnknown ? '' : form.time}
            onChange={(event) => set({ time: event.target.value })}
          />
        </div>
      )}
    </Field>
  );
}

/**
 * A label, what it names, and what is wrong with it.
 * @param {{label: string, error?: string, children: (bind: object) => import('react').ReactNode}} props
 */
export function Field({ label, error, children }) {
  const id = useId();
  const hint = `${id}-hint`;
  const bind = { id, 'aria-describedby': error ? hint : undefined, 'aria-invalid': Boolean(error) };
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {children(bind)}
      <Hint id={hint} error={error} />
    </div>
  );
}

function Hint({ id, error }) {
  if (!error) return null;
  return (
    <p id={id} className="hint err" role="alert">
      {error}
    </p>
  );
}
