/** A few views of one thing to choose from. */
import { ToggleGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';

/**
 * @param {{label: string, value: string, options: string[], names: string, onChange: (option: string) => void}} props
 * names: the family of texts, as `page.today.view`
 */
export function Views({ label, value, options, names, onChange }) {
  const { t } = useTranslation();
  return (
    <ToggleGroup.Root
      type="single"
      className="seg"
      aria-label={label}
      value={value}
      onValueChange={(chosen) => chosen && onChange(chosen)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option} value={option}>
          {t(`${names}.${option}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
