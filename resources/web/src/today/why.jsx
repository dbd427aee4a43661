/** A small "why?" that opens what is behind a line. */
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';

/** @param {{label: string, title: string, children: import('react').ReactNode}} props label: the button's full name */
export function Why({ label, title, children }) {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger className="why-mark" aria-label={label}>
        {t('page.today.why')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="why-pop"
          aria-label={title}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={12}
        >
          <p className="why-title">{title}</p>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
