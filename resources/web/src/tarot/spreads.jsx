/** The choice of a spread: the usual ones side by side, the others in a menu that says what they are for. */
import { DropdownMenu, ToggleGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.jsx';

const USUAL = ['one', 'yes_no', 'past_present_future', 'celtic_cross'];

/**
 * @param {{spreads: {id: string, name: string, about: string}[], chosen: string,
 *   onChange: (id: string) => void}} props
 */
export function SpreadChoice({ spreads, chosen, onChange }) {
  const { t } = useTranslation();
  const others = spreads.filter(({ id }) => !USUAL.includes(id));
  const other = others.find(({ id }) => id === chosen);
  return (
    <>
      <ToggleGroup.Root
        type="single"
        className="seg"
        aria-label={t('page.tarot.spread')}
        value={chosen}
        onValueChange={(id) => id && onChange(id)}
      >
        {spreads
          .filter(({ id }) => USUAL.includes(id))
          .map(({ id, name }) => (
            <ToggleGroup.Item key={id} value={id}>
              {name}
            </ToggleGroup.Item>
          ))}
      </ToggleGroup.Root>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="btn line" data-on={other ? true : undefined}>
          {other?.name ?? t('page.tarot.others')}
          <Icon name="next" />
        </DropdownMenu.Trigger>
        <DropdownMenu.Content className="menu spreads-menu" align="end" sideOffset={6}>
          <DropdownMenu.RadioGroup value={chosen} onValueChange={onChange}>
            {others.map(({ id, name, about }) => (
              <DropdownMenu.RadioItem key={id} value={id} className="mi">
                <b>{name}</b>
                <span className="hint">{about}</span>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Root>
    </>
  );
}
