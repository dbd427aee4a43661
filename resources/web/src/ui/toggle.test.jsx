import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Toggle } from './toggle.jsx';

it('is called by its label, told by its hint, and tells where it goes', () => {
  const onChange = vi.fn();
  show(<Toggle label="voice" hint="speaks aloud" checked={false} onChange={onChange} />);
  const toggle = screen.getByRole('switch', { name: 'voice' });
  const hint = document.getElementById(toggle.getAttribute('aria-describedby'));
  expect(hint.textContent).toBe('speaks aloud');
  fireEvent.click(toggle);
  expect(onChange).toHaveBeenCalledWith(true);
});

it('does nothing while it is out of use', () => {
  const onChange = vi.fn();
  show(<Toggle label="voice" hint="" checked disabled onChange={onChange} />);
  fireEvent.click(screen.getByRole('switch'));
  expect(onChange).not.toHaveBeenCalled();
});
