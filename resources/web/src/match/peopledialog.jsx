/** With whom: somebody known already, or somebody new by a small form. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldOf, formOf, readForm } from '../onboarding/birth.js';
import { PersonFields } from '../onboarding/fields.jsx';
import { Dialog } from '../ui/dialog.jsx';
import { errorText } from '../ui/errors.js';
import { birthDay } from '../fortune/birthline.js';

const NOBODY = { name: '', gender: null, birth: null };

/**
 * @param {{people: object[], bond: string, onChoose: (person: object) => void,
 *   onSave: (profile: object, who: {id?: string, bond: string}) => Promise<object>, onClose: () => void}} props
 * bond: as what somebody new is named
 */
export function PeopleDialog({ people, bond, onChoose, onSave, onClose }) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState(null);
  return (
    <Dialog title={t('page.match.other')} className="panel" onClose={onClose}>
      {people.length > 0 && !edited && (
        <ul className="match-people">
          {people.map((person) => (
            <Known
              key={person.id}
              person={person}
              onChoose={() => (person.birth ? onChoose(person) : setEdited(person))}
              onEdit={() => setEdited(person)}
            />
          ))}
        </ul>
      )}
      <PersonForm
        key={edited?.id ?? 'new'}
        person={edited ?? NOBODY}
        onSave={(profile) => onSave(profile, { id: edited?.id, bond }).then(onChoose)}
        onCancel={edited ? () => setEdited(null) : onClose}
      />
    </Dialog>
  );
}

function Known({ person, onChoose, onEdit }) {
  const { t, i18n } = useTranslation();
  const { name, birth } = person;
  return (
    <li>
      <button type="button" className="known" onClick={onChoose}>
        <b>{name}</b>
        <span className="c13 muted">
          {birth ? birthDay(birth, t, i18n.language) : t('page.match.nobirth')}
        </span>
      </button>
      <button
        type="button"
        className="btn ghost sm"
        aria-label={t('page.match.edit.of', { name })}
        onClick={onEdit}
      >
        {t('page.match.edit')}
      </button>
    </li>
  );
}

function PersonForm({ person, onSave, onCancel }) {
  const { t } = useTranslation();
  const [form, setForm] = useState(() => formOf(person));
  const [errors, setErrors] = useState({});
  const [saving, setSaving] = useState(false);
  const save = async (event) => {
    event.preventDefault();
    const { profile, errors: wrong } = checked(form, person.birth);
    if (wrong) return setErrors(told(wrong, t));
    setSaving(true);
    try {
      return await onSave(profile);
    } catch (error) {
      setErrors({ [fieldOf(error)]: errorText(error, t) });
      return setSaving(false);
    }
  };
  return (
    <form className="profile" onSubmit={save} noValidate>
      <h2 className="h2">{person.id ? t('page.match.edit') : t('page.match.new')}</h2>
      <PersonFields
        form={form}
        set={(change) => setForm((before) => ({ ...before, ...change }))}
        errors={errors}
      />
      {errors.form && (
        <p className="hint err" role="alert">
          {errors.form}
        </p>
      )}
      <footer className="sheet-foot">
        <span className="c12 faint">{t('page.profile.private')}</span>
        <button type="button" className="btn ghost" onClick={onCancel}>
          {t('page.cancel')}
        </button>
        <button type="submit" className="btn primary" disabled={saving}>
          {t('page.match.see')}
        </button>
      </footer>
    </form>
  );
}

/** Beside what a profile asks for, a name and a day of birth must be there. */
function checked(form, saved) {
  const read = readForm(form, saved);
  const errors = { ...read.errors };
  if (!form.name.trim()) errors.name = 'name';
  if (read.profile && !read.profile.birth) errors.date = 'date';
  return Object.keys(errors).length > 0 ? { errors } : read;
}

function told(errors, t) {
  const text = (key) =>
    key === 'name' ? t('page.match.error.name') : t(`page.profile.error.${key}`);
  return Object.fromEntries(Object.entries(errors).map(([field, key]) => [field, text(key)]));
}
