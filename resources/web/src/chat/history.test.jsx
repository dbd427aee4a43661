import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { message } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { HistoryCard, HistoryDialog } from './history.jsx';

const MESSAGES = ['A', 'B', 'C', 'D'].map((text, n) =>
  message(text, n % 2 ? 'assistant' : 'user', `said ${text}`),
);

describe('the card', () => {
  it('shows the last three lines and who said them, and opens the rest', () => {
    const onOpen = vi.fn();
    const { t } = show(<HistoryCard messages={MESSAGES} onOpen={onOpen} />);
    const lines = screen.getAllByRole('listitem').map((line) => line.textContent);
    expect(lines).toEqual([
      `${t('page.dalto')}said B`,
      `${t('page.me')}said C`,
      `${t('page.dalto')}said D`,
    ]);
    fireEvent.click(screen.getByRole('button'));
    expect(onOpen).toHaveBeenCalled();
  });

  it('is not there before anything was said', () => {
    const { container } = show(<HistoryCard messages={[]} onOpen={() => {}} />);
    expect(container.textContent).toBe('');
  });
});

describe('the dialog', () => {
  const open = (props) =>
    show(
      <HistoryDialog
        messages={MESSAGES}
        onOlder={async () => true}
        onClear={vi.fn()}
        onClose={vi.fn()}
        {...props}
      />,
    );

  it('shows everything with its time', () => {
    open();
    expect(screen.getAllByRole('listitem')).toHaveLength(4);
    expect(document.querySelectorAll('time')).toHaveLength(4);
  });

  it('offers older messages as long as there are any', async () => {
    const onOlder = vi.fn(async () => false);
    const { t } = open({ onOlder });
    await act(async () => fireEvent.click(screen.getByText(t('page.history.older'))));
    expect(onOlder).toHaveBeenCalledTimes(1);
    expect(screen.queryByText(t('page.history.older'))).toBeNull();
  });

  it('asks before it deletes', () => {
    const onClear = vi.fn();
    const { t } = open({ onClear });
    fireEvent.click(screen.getByText(t('page.history.clear')));
    expect(onClear).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText(t('page.history.clear.sure')));
    expect(onClear).toHaveBeenCalled();
  });
});
