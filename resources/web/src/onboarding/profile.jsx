/** Who a person is: name, birth, place; every field may stay empty and the whole form may be skipped. */
import { ToggleGroup } from 'radix-ui';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.jsx';
import { errorText } from '../ui/errors.js';
import { Icon } from '../ui/icons.jsx';
import { Lune } from '../ui/lune.jsx';
import { MyData } from './mydata.jsx';
import { fieldOf, formOf, readForm } from './birth.js';
import { PLACES } from './places.js';

/**
 * @param {{user: object, first: boolean, onSave: (profile: object) => Promise<void>,
 *   onSkip: () => void, onClose: () => void, data: object}} props
 * first: nobody has answered yet; data: what MyData needs
 */
export function ProfileDialog({ user, first, onSave, onSkip, onClose, data }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => formOf(user));
  const [errors, setErrors] = useState({});
  const [saving, setSaving] = useState(false);
  const set = (change) => setForm((before) => ({ ...before, ...change }));
  const save = async (event) => {
    event.preventDefault();
    const read = readForm(form, user.birth);
    if (read.errors) return setErrors(ownErrors(read.errors, t));
    setSaving(true);
    try {
      await onSave(read.profile);
      return onClose();
    } catch (error) {
      setErrors({ [fieldOf(error)]: errorText(error, t) });
      return setSaving(false);
    }
  };
  return (
    <Dialog
      title={t(first ? 'page.profile.first' : 'page.profile.title')}
      className="panel"
      closable={!first}
      onClose={first ? onSkip : onClose}
    >
      <p className="lead">{t('page.profile.why')}</p>
      <form className="profile" onSubmit={save} noValidate>
        <Name form={form} set={set} error={errors.name} />
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
        <TimeAndPlace form={form} set={set} error={errors.time} saved={user.birth} />
        {errors.form && (
          <p className="hint err" role="alert">
            {errors.form}
          </p>
        )}
        <footer className="sheet-foot">
          <span className="row c12 faint">
            <Lune score={form.year ? 98 : 20} size={20} />
            {t('page.profile.private')}
          </span>
          <button type="button" className="btn ghost" onClick={first ? onSkip : onClose}>
            {t(first ? 'page.profile.skip' : 'page.cancel')}
          </button>
          <button type="submit" className="btn primary lg" disabled={saving}>
            {t('page.save')}
          </button>
        </footer>
      </form>
      {!first && <MyData {...data} />}
    </Dialog>
  );
}

function ownErrors(errors, t) {
  return Object.fromEntries(
    Object.entries(errors).map(([field, key]) => [field, t(`page.profile.error.${key}`)]),
  );
}

function Name({ form, set, error }) {
  const { t } = useTranslation();
  return (
    <Field label={t('page.profile.name')} error={error}>
      {(bind) => (
        <div className="input" aria-invalid={Boolean(error)}>
          <input
            {...bind}
            value={form.name}
            maxLength={40}
            autoComplete="off"
            placeholder={t('page.profile.name.hint')}
            onChange={(event) => set({ name: event.target.value })}
          />
        </div>
      )}
    </Field>
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

function TimeAndPlace({ form, set, error, saved }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="g2">
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
        <Field label={t('page.profile.place')}>
          {(bind) => (
            <div className="input">
              <Icon name="place" size="sm" />
              <select
                {...bind}
                value={form.place}
                onChange={(event) => set({ place: event.target.value })}
              >
                {form.place === 'other' && (
                  <option value="other">{saved?.place ?? t('page.place.other')}</option>
                )}
                {Object.keys(PLACES).map((place) => (
                  <option key={place} value={place}>
                    {t(`page.place.${place}`)}
                  </option>
                ))}
              </select>
            </div>
          )}
        </Field>
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

function Field({ label, error, children }) {
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
