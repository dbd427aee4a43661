/** One of a few, side by side. */
import { ToggleGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';

/**
 * @param {{label: string, value: string, options: string[], names: string, optional?: boolean,
 *   onChange: (option: string) => void}} props
 * names: the family of texts, as `page.today.view`; optional: what is chosen may be let go again, which is ''
 */
export function Choice({ label, value, options, names, optional = false, onChange }) {
  const { t } = useTranslation();
  return (
    <ToggleGroup.Root
      type="single"
      className="seg"
      aria-label={label}
      value={value}
      onValueChange={(chosen) => (chosen || optional) && onChange(chosen)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option} value={option}>
          {t(`${names}.${option}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
