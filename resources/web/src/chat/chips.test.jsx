import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Chips } from './chips.jsx';

function chips(props) {
  const onSay = vi.fn();
  const onProfile = vi.fn();
  const shown = show(
    <Chips first={false} disabled={false} onSay={onSay} onProfile={onProfile} {...props} />,
  );
  return { ...shown, onSay, onProfile };
}

it('each chip says its sentence', () => {
  const { t, onSay } = chips();
  for (const chip of ['today', 'tarot', 'saju', 'zodiac', 'chat']) {
    fireEvent.click(screen.getByText(t(`page.chip.${chip}`)));
    expect(onSay).toHaveBeenLastCalledWith(t(`page.chip.${chip}.say`));
  }
});

it('at the first meeting a name can be told', () => {
  const { t, onSay, onProfile } = chips({ first: true });
  expect(screen.queryByText(t('page.chip.saju'))).toBeNull();
  fireEvent.click(screen.getByText(t('page.chip.name')));
  expect(onProfile).toHaveBeenCalled();
  expect(onSay).not.toHaveBeenCalled();
  fireEvent.click(screen.getByText(t('page.chip.firsttarot')));
  expect(onSay).toHaveBeenCalledWith(t('page.chip.firsttarot.say'));
});

it('wait while an answer is coming', () => {
  chips({ disabled: true });
  expect(screen.getAllByRole('button').every((chip) => chip.disabled)).toBe(true);
});
