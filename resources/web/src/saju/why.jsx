/** "Why?" beside a line: opens what the engine says about it. */
import { Popover } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icons.jsx';
import './pieces.css';

/** The explanations of a line: those whose key begins with one of `names`, in which `*` stands for any one word. */
export function about(explain, names) {
  return names.flatMap((name) => explain.filter(({ key }) => begins(key, name)));
}

function begins(key, name) {
  const words = key.split('.');
  return name.split('.').every((word, n) => word === '*' || word === words[n]);
}

/**
 * A small button after the name of a line; nothing where the engine has nothing to say.
 * @param {{line: string, names: string[], explain: {key: string, title: string, text: string}[]}} props
 */
export function Why({ line, names, explain }) {
  const { t } = useTranslation();
  const found = about(explain, names);
  if (found.length === 0) return null;
  return (
    <Pop
      title={line}
      trigger={
        <button type="button" className="why" aria-label={t('page.saju.why.of', { line })}>
          {t('page.saju.why')}
        </button>
      }
    >
      <dl className="why-list">
        {found.map(({ key, title, text }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Pop>
  );
}

/** A sheet that floats beside its button and closes on Escape. */
export function Pop({ title, trigger, children }) {
  const { t } = useTranslation();
  return (
    <Popover.Root>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="pop" sideOffset={6} collisionPadding={12} aria-label={title}>
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
