import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Dialog } from './dialog.jsx';

const dialog = (props) => (
  <Dialog title="Hello" onClose={() => {}} {...props}>
    <p>inside</p>
  </Dialog>
);

it('is modal, open, and named by its title', () => {
  const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
  show(dialog());
  const shown = screen.getByRole('dialog');
  expect(showModal).toHaveBeenCalledTimes(1);
  expect(shown.open).toBe(true);
  expect(document.getElementById(shown.getAttribute('aria-labelledby')).textContent).toBe('Hello');
});

it('asks to be closed by its button and by Escape', () => {
  const onClose = vi.fn();
  const { t } = show(dialog({ onClose }));
  fireEvent.click(screen.getByRole('button', { name: t('page.close') }));
  const escape = new Event('cancel', { cancelable: true });
  screen.getByRole('dialog').dispatchEvent(escape);
  expect(escape.defaultPrevented).toBe(true);
  expect(onClose).toHaveBeenCalledTimes(2);
});

it('has no close button where an answer is wanted', () => {
  show(dialog({ closable: false }));
  expect(screen.queryByRole('button')).toBeNull();
});

it('closes before it leaves, so that the focus goes back', () => {
  const { unmount } = show(dialog());
  const closed = vi.spyOn(HTMLDialogElement.prototype, 'close');
  unmount();
  expect(closed).toHaveBeenCalledTimes(1);
});
