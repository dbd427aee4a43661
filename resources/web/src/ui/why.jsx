/** "Why?" beside a line, and the sheet that floats beside its button. */
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Icon } from './icons.jsx';
import './why.css';

/** Opens what is behind a line. @param {{of: string, title?: string, children: import('react').ReactNode}} props of: the line's name */
export function Why({ of, title = of, children }) {
  const { t } = useTranslation();
  return (
    <Pop
      title={title}
      trigger={
        <button type="button" className="why" aria-label={t('page.why.of', { name: of })}>
          {t('page.why')}
        </button>
      }
    >
      {children}
    </Pop>
  );
}

/** A sheet that opens beside `trigger` and closes on Escape. @param {{title: string, trigger: import('react').ReactElement, children: import('react').ReactNode}} props */
export function Pop({ title, trigger, children }) {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="pop"
          align="start"
          sideOffset={6}
          collisionPadding={12}
          aria-label={title}
        >
          <header className="pop-head">
            <h3>{title}</h3>
            <Popover.Close className="btn icon sm ghost" aria-label={t('page.close')}>
              <Icon name="close" size="sm" />
            </Popover.Close>
          </header>
          <div className="pop-body">{children}</div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
