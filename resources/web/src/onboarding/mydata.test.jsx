import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { MyData } from './mydata.jsx';

/** The section, opened. */
function section(props = {}) {
  const hooks = { onExport: vi.fn(async () => {}), onErase: vi.fn() };
  const shown = show(<MyData keyInFile={false} {...hooks} {...props} />);
  fireEvent.click(screen.getByText(shown.t('page.data')));
  const press = (key) => act(async () => fireEvent.click(screen.getByText(shown.t(key))));
  return { ...shown, ...hooks, press };
}

it('says calmly where the key is kept', () => {
  const { t, rerender } = section();
  expect(screen.getByText(t('page.data.key.system'))).toBeTruthy();
  rerender(<MyData keyInFile />);
  expect(screen.getByText(t('page.data.key.file'))).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

it('is out of the way until it is asked for', async () => {
  const { t, press } = section();
  const opener = screen.getByText(t('page.data'));
  expect(opener.getAttribute('aria-expanded')).toBe('true');
  await press('page.data');
  expect(opener.getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByText(t('page.data.erase'))).toBeNull();
});

it('saves one file at a time', async () => {
  let saved;
  const onExport = vi.fn(() => new Promise((resolve) => (saved = resolve)));
  const { t, press } = section({ onExport });
  const button = screen.getByText(t('page.data.export'));
  await press('page.data.export');
  expect(button.disabled).toBe(true);
  await act(async () => saved());
  expect(button.disabled).toBe(false);
  expect(onExport).toHaveBeenCalledTimes(1);
});

it('asks before it erases', async () => {
  const { press, onErase } = section();
  await press('page.data.erase');
  expect(onErase).not.toHaveBeenCalled();
  await press('page.data.erase.sure');
  expect(onErase).toHaveBeenCalledTimes(1);
});
