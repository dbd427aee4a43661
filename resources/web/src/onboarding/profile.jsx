/** Who a person is: name, birth, place; every field may stay empty and the whole form may be skipped. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.jsx';
import { errorText } from '../ui/errors.js';
import { Icon } from '../ui/icons.jsx';
import { Lune } from '../ui/lune.jsx';
import { fieldOf, formOf, readForm } from './birth.js';
import { Field, PersonFields } from './fields.jsx';
import { MyData } from './mydata.jsx';
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
        <PersonFields form={form} set={set} errors={errors} hint={t('page.profile.name.hint')}>
          <Place form={form} set={set} saved={user.birth} />
        </PersonFields>
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

function Place({ form, set, saved }) {
  const { t } = useTranslation();
  return (
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
  );
}
