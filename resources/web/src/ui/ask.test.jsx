import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Ask } from './ask.jsx';

it('asks Dalto, or asks for more', () => {
  const onClick = vi.fn();
  const { t, rerender } = show(<Ask onClick={onClick} />);
  fireEvent.click(screen.getByRole('button', { name: t('page.askdalto') }));
  expect(onClick).toHaveBeenCalledTimes(1);
  rerender(<Ask text="page.askmore" onClick={onClick} />);
  expect(screen.getByRole('button').textContent).toBe(t('page.askmore'));
});
