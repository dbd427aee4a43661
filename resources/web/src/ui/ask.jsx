/** The button that takes a question home to Dalto. */
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.jsx';

/** @param {{text?: string, onClick: () => void}} props text: the key of what stands on it */
export function Ask({ text = 'page.askdalto', onClick }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="btn primary" onClick={onClick}>
      <Icon name="chat" />
      {t(text)}
    </button>
  );
}
