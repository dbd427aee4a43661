/** Things to ask with one press. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.jsx';

const USUAL = ['today', 'tarot', 'saju', 'zodiac', 'chat'];
const FIRST = [
  { id: 'name', icon: 'person' },
  { id: 'firsttarot', icon: 'tarot' },
  { id: 'who', icon: 'info' },
];

/** @param {{first: boolean, disabled: boolean, onSay: (text: string) => void, onProfile: () => void}} props */
export function Chips({ first, disabled, onSay, onProfile }) {
  const { t } = useTranslation();
  const chips = first ? FIRST : USUAL.map((id) => ({ id, icon: id }));
  return (
    <div className="chips">
      {chips.map(({ id, icon }) => (
        <button
          key={id}
          type="button"
          className="chip"
          disabled={disabled}
          onClick={() => (id === 'name' ? onProfile() : onSay(t(`page.chip.${id}.say`)))}
        >
          <Icon name={icon} />
          {t(`page.chip.${id}`)}
        </button>
      ))}
    </div>
  );
}
