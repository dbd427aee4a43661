import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { EMPTY } from './birth.js';
import { PersonFields } from './fields.jsx';

function fields(form = {}, errors = {}) {
  const set = vi.fn();
  const shown = show(<PersonFields form={{ ...EMPTY, ...form }} set={set} errors={errors} />);
  return { ...shown, set };
}

it('every field tells its own change', () => {
  const { t, set } = fields();
  const fill = (key, value) =>
    fireEvent.change(screen.getByLabelText(t(key)), { target: { value } });
  fill('page.profile.name', 'Haru');
  fill('page.profile.year', '1990');
  fill('page.profile.month', '5');
  fill('page.profile.day', '15');
  fill('page.profile.time', '16:11');
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(screen.getByText(t('page.calendar.lunar')));
  fireEvent.click(screen.getByText(t('page.gender.male')));
  expect(set.mock.calls.map(([change]) => change)).toEqual([
    { name: 'Haru' },
    { year: '1990' },
    { month: '5' },
    { day: '15' },
    { time: '16:11' },
    { timeUnknown: true },
    { calendar: 'lunar' },
    { gender: 'male' },
  ]);
});

it('a gender may be taken back, a calendar is always one', () => {
  const { t, set } = fields({ gender: 'female' });
  fireEvent.click(screen.getByText(t('page.gender.female')));
  fireEvent.click(screen.getByText(t('page.calendar.solar')));
  expect(set.mock.calls).toEqual([[{ gender: '' }]]);
});

it('an unknown hour closes its field', () => {
  const { t } = fields({ time: '16:11', timeUnknown: true });
  const time = screen.getByLabelText(t('page.profile.time'));
  expect([time.disabled, time.value]).toEqual([true, '']);
});

it('what is wrong stands at its field', () => {
  const { t } = fields({}, { name: 'no name', time: 'no time', date: 'no day' });
  expect(screen.getAllByRole('alert').map((it) => it.textContent)).toEqual([
    'no name',
    'no day',
    'no time',
  ]);
  const told = (key) =>
    document.getElementById(screen.getByLabelText(t(key)).getAttribute('aria-describedby'));
  expect(told('page.profile.name').textContent).toBe('no name');
  expect(told('page.profile.time').textContent).toBe('no time');
});
