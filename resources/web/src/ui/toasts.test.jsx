import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Toasts } from './toasts.jsx';

afterEach(() => vi.useRealTimers());

function toasts(...list) {
  const onDismiss = vi.fn();
  return { ...show(<Toasts toasts={list} onDismiss={onDismiss} />), onDismiss };
}

it('names what failed and why', () => {
  const { t } = toasts({ level: 'bad', code: 'send', text: 'The disk is full.' });
  const alert = screen.getByRole('alert');
  expect(alert.textContent).toContain(t('page.failed.send'));
  expect(alert.textContent).toContain('The disk is full.');
});

it('trouble without a name of its own is still told', () => {
  const { t } = toasts({ level: 'warn', code: 'gremlins' });
  expect(screen.getByText(t('page.failed'))).toBeTruthy();
});

it('tries again on request, and goes', () => {
  const retry = vi.fn();
  const { t, onDismiss } = toasts({ level: 'bad', code: 'send', retry });
  fireEvent.click(screen.getByText(t('page.retry')));
  expect(retry).toHaveBeenCalledTimes(1);
  expect(onDismiss).toHaveBeenCalledWith('send');
});

it('news goes by itself, trouble waits to be put away', () => {
  vi.useFakeTimers();
  const { t, onDismiss } = toasts(
    { level: 'info', code: 'still', message: 'page.notice.still' },
    { level: 'warn', code: 'voice_unavailable' },
  );
  expect(screen.getByRole('status').textContent).toContain(t('page.notice.still'));
  act(() => vi.advanceTimersByTime(60_000));
  expect(onDismiss.mock.calls).toEqual([['still']]);
  fireEvent.click(screen.getAllByRole('button', { name: t('page.close') })[1]);
  expect(onDismiss).toHaveBeenLastCalledWith('voice_unavailable');
});
