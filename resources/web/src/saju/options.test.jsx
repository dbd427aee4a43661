import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Options } from './options.jsx';
import { CHART } from '../testing/chart.js';

async function open() {
  const onChoose = vi.fn();
  const shown = show(
    <Options options={CHART.options} shown={CHART.options_shown} onChoose={onChoose} />,
  );
  await act(async () => fireEvent.click(screen.getByText(shown.t('page.saju.options'))));
  return { ...shown, onChoose };
}
const row = (value) => screen.getByDisplayValue(value).closest('label');

it('shows the clock that is used and the time it reads', async () => {
  await open();
  expect(screen.getByText(CHART.options_shown.text)).toBeTruthy();
});

it('three choices, each with the present one ticked', async () => {
  const { t } = await open();
  expect(screen.getAllByRole('group')).toHaveLength(3);
  expect(screen.getAllByRole('radio')).toHaveLength(10);
  const chosen = screen.getAllByRole('radio').filter(({ checked }) => checked);
  expect(chosen.map(({ value }) => value)).toEqual(['local_mean', 'yaja', 'round']);
  expect(screen.getAllByText(t('page.saju.option.now'))).toHaveLength(3);
});

it('says what another choice would change, and marks it where pillars would differ', async () => {
  await open();
  const differs = within(row('standard')).getByText('the hour would differ');
  expect(differs.dataset.differs).toBe('true');
  const same = within(row('apparent')).getByText('nothing would change');
  expect(same.dataset.differs).toBeUndefined();
});

it('a press chooses', async () => {
  const { onChoose } = await open();
  fireEvent.click(screen.getByDisplayValue('jasi'));
  expect(onChoose).toHaveBeenCalledWith({ day_boundary: 'jasi' });
  fireEvent.click(screen.getByDisplayValue('exact'));
  expect(onChoose).toHaveBeenLastCalledWith({ luck_rounding: 'exact' });
});
