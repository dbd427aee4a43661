/** The fields of somebody close: name, calendar and gender, day and time of birth. */
import { ToggleGroup } from 'radix-ui';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** @param {{form: object, set: (change: object) => void, errors: Record<string, string>}} props the form of onboarding/birth.js */
export function PersonFields({ form, set, errors }) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t('page.profile.name')}
        error={errors.name}
        value={form.name}
        maxLength={40}
        onChange={(name) => set({ name })}
      />
      <div className="row between">
        <Choice
          label={t('page.profile.calendar')}
          value={form.calendar}
          options={['solar', 'lunar', 'leap']}
          names="page.calendar"
          onChange={(calendar) => calendar && set({ calendar })}
        />
        <Choice
          label={t('page.profile.gender')}
          value={form.gender}
          options={['female', 'male']}
          names="page.gender"
          onChange={(gender) => set({ gender })}
        />
      </div>
      <BirthDay form={form} set={set} error={errors.date} />
      <div className="match-time">
        <Field
          label={t('page.profile.time')}
          error={errors.time}
          value={form.timeUnknown ? '' : form.time}
          placeholder="16:11"
          disabled={form.timeUnknown}
          onChange={(time) => set({ time })}
        />
        <label className="row c14 unknown-time">
          <input
            type="checkbox"
            className="check"
            checked={form.timeUnknown}
            onChange={(event) => set({ timeUnknown: event.target.checked })}
          />
          {t('page.profile.timeunknown')}
        </label>
      </div>
    </>
  );
}

function Field({ label, error, onChange, ...input }) {
  const id = useId();
  const hint = `${id}-hint`;
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <div className="input" aria-invalid={Boolean(error)}>
        <input
          id={id}
          autoComplete="off"
          aria-invalid={Boolean(error)}
          aria-describedby={error ? hint : undefined}
          onChange={(event) => onChange(event.target.value)}
          {...input}
        />
      </div>
      <Hint id={hint} error={error} />
    </div>
  );
}

function Choice({ label, value, options, names, onChange }) {
  const { t } = useTranslation();
  return (
    <ToggleGroup.Root
      type="single"
      className="seg"
      aria-label={label}
      value={value}
      onValueChange={onChange}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option} value={option}>
          {t(`${names}.${option}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
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

function Hint({ id, error }) {
  if (!error) return null;
  return (
    <p id={id} className="hint err" role="alert">
      {error}
    </p>
  );
}
