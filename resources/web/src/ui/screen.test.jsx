import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Busy, NeedsBirth, Screen, Trouble } from './screen.jsx';

it('a screen has its head, takes the focus there, and holds what it shows', () => {
  show(
    <Screen title="Tarot" sub="three cards" actions={<button type="button">again</button>}>
      <p>inside</p>
    </Screen>,
  );
  const head = screen.getByRole('heading', { name: 'Tarot' });
  expect(document.activeElement).toBe(head);
  const main = screen.getByRole('main').textContent;
  for (const text of ['three cards', 'again', 'inside']) expect(main).toContain(text);
});

it('what is being reckoned is busy', () => {
  const { t } = show(<Busy />);
  expect(screen.getByLabelText(t('page.busy')).getAttribute('aria-busy')).toBe('true');
});

it('trouble is told in the server’s words and can be tried again', () => {
  const onRetry = vi.fn();
  const { t } = show(<Trouble error={new Error('no such card')} onRetry={onRetry} />);
  expect(screen.getByRole('alert').textContent).toContain('no such card');
  fireEvent.click(screen.getByText(t('page.retry')));
  expect(onRetry).toHaveBeenCalled();
});

it('without a birth it leads to the form', () => {
  const onProfile = vi.fn();
  const { t } = show(<NeedsBirth onProfile={onProfile} />);
  fireEvent.click(screen.getByText(t('page.nomoon.tell')));
  expect(onProfile).toHaveBeenCalled();
});
