/** What is kept of a person, in their own hands: where its key lies, a copy to take along, and the way out. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Folded away until it is asked for.
 * @param {{keyInFile: boolean, onExport: () => Promise<void>, onErase: () => void}} props
 * keyInFile: this system has no keyring that the key could be kept in
 */
export function MyData(props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <section className="my-data">
      <button
        type="button"
        className="btn sm ghost"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('page.data')}
      </button>
      {open && <Kept {...props} />}
    </section>
  );
}

function Kept({ keyInFile, onExport, onErase }) {
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    await onExport();
    setSaving(false);
  };
  return (
    <>
      <p className="hint">{t(keyInFile ? 'page.data.key.file' : 'page.data.key.system')}</p>
      <div className="setting">
        <p className="hint grow">{t('page.data.export.hint')}</p>
        <button type="button" className="btn sm" disabled={saving} onClick={save}>
          {t('page.data.export')}
        </button>
      </div>
      <div className="setting">
        <p className="hint grow">{t('page.data.erase.hint')}</p>
        <button
          type="button"
          className="btn sm danger"
          onClick={() => (sure ? onErase() : setSure(true))}
        >
          {t(sure ? 'page.data.erase.sure' : 'page.data.erase')}
        </button>
      </div>
    </>
  );
}
