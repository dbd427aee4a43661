/** A row of pillars that rule spans of time; arrows walk along it, and what is chosen opens below. */
import { Tabs } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { elementOf } from '../fortune/ganji.js';

/**
 * @param {{label: string, first: string, items: {id: string, head: string, pillar: string, foot: string, now: boolean}[],
 *   children: (id: string) => import('react').ReactNode}} props
 * first: what is open at first, '' for nothing
 */
export function LuckTabs({ label, first, items, children }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(first);
  const open = items.some(({ id }) => id === chosen) ? chosen : first; // the row may have become another
  return (
    <Tabs.Root value={open} onValueChange={setChosen}>
      <Tabs.List className="tl" aria-label={label}>
        {items.map(({ id, head, pillar, foot, now }) => (
          <Tabs.Trigger key={id} value={id} aria-current={now ? 'date' : undefined}>
            <span className="age num">{head}</span>
            <Two pillar={pillar} />
            <span className="god">{foot}</span>
            {now && <span className="now">{t('page.saju.now')}</span>}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {open && (
        <Tabs.Content value={open} className="tl-open" tabIndex={-1}>
          {children(open)}
        </Tabs.Content>
      )}
    </Tabs.Root>
  );
}

/** A pillar's two characters in the colours of their elements. */
export function Two({ pillar }) {
  return (
    <span className="hanja two">
      {[...pillar].map((sign, n) => (
        <span key={n} className={elementOf(sign)}>
          {sign}
        </span>
      ))}
    </span>
  );
}
