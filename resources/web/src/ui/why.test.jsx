import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { Pop, Why } from './why.jsx';

it('is named by its line, tells under its title, closes and gives the focus back', async () => {
  const { t } = show(
    <Why of="love" title="Why love has 71">
      because
    </Why>,
  );
  const button = screen.getByRole('button', { name: t('page.why.of', { name: 'love' }) });
  expect(button.textContent).toBe(t('page.why'));
  button.focus();
  await act(async () => fireEvent.click(button));
  const sheet = screen.getByRole('dialog', { name: 'Why love has 71' });
  expect(sheet.textContent).toContain('because');
  await act(async () => fireEvent.click(screen.getByRole('button', { name: t('page.close') })));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(button);
});

it('any button may open a sheet', async () => {
  show(
    <Pop title="clock" trigger={<button type="button">open</button>}>
      choices
    </Pop>,
  );
  await act(async () => fireEvent.click(screen.getByText('open')));
  expect(screen.getByRole('dialog', { name: 'clock' }).textContent).toContain('choices');
});
