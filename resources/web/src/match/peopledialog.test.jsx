import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { CallError } from '../api/transport.js';
import { show } from '../testing/render.jsx';
import { PeopleDialog } from './peopledialog.jsx';
import { DAD, JIHO } from '../testing/people.js';

function dialog(props = {}) {
  const hooks = {
    onChoose: vi.fn(),
    onSave: vi.fn(async (profile) => ({ id: 'p-9', ...profile })),
    onClose: vi.fn(),
  };
  const shown = show(<PeopleDialog people={[JIHO, DAD]} bond="friend" {...hooks} {...props} />);
  const { t } = shown;
  const fill = (key, value) =>
    fireEvent.change(screen.getByLabelText(t(key)), { target: { value } });
  const day = (year, month, date) => {
    fill('page.profile.year', year);
    fill('page.profile.month', month);
    fill('page.profile.day', date);
  };
  const press = (element) => act(async () => fireEvent.click(element));
  return { ...shown, ...hooks, ...props, fill, day, press };
}

it('chooses somebody known', async () => {
  const { onChoose, press } = dialog();
  await press(screen.getByText('Jiho'));
  expect(onChoose).toHaveBeenCalledWith(JIHO);
});

it('somebody without a birthday is asked for it first', async () => {
  const { t, onChoose, onSave, press, day, fill } = dialog();
  await press(screen.getByText('Dad'));
  expect(onChoose).not.toHaveBeenCalled();
  expect(screen.getByLabelText(t('page.profile.name')).value).toBe('Dad');
  day('1961', '4', '2');
  fill('page.profile.time', '0530');
  await press(screen.getByText(t('page.match.see')));
  const [profile, who] = onSave.mock.calls[0];
  expect(profile).toMatchObject({ name: 'Dad', birth: { date: '1961-04-02', time: '05:30' } });
  expect(who).toEqual({ id: 'p-3', bond: 'friend' });
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ name: 'Dad' }));
});

it('what is known can be mended, or left', async () => {
  const { t, press, onClose } = dialog();
  await press(screen.getByLabelText(t('page.match.edit.of', { name: 'Jiho' })));
  expect(screen.getByLabelText(t('page.profile.year')).value).toBe('1994');
  expect(screen.getByRole('checkbox').checked).toBe(true);
  expect(screen.queryByText('Dad')).toBeNull();
  await press(screen.getByText(t('page.cancel')));
  expect(screen.getByText('Dad')).toBeTruthy();
  expect(onClose).not.toHaveBeenCalled();
  await press(screen.getByText(t('page.cancel')));
  expect(onClose).toHaveBeenCalled();
});

it('takes lunar leap months and a gender', async () => {
  const { t, press, day, fill, onSave } = dialog({ people: [] });
  fill('page.profile.name', 'Haru');
  day('1990', '5', '15');
  await press(screen.getByText(t('page.calendar.leap')));
  await press(screen.getByText(t('page.gender.female')));
  fireEvent.click(screen.getByRole('checkbox'));
  await press(screen.getByText(t('page.match.see')));
  expect(onSave.mock.calls[0][0]).toMatchObject({
    gender: 'female',
    birth: { calendar: 'lunar', leap_month: true, time: null },
  });
});

it('says what is missing at its field, and keeps nothing', async () => {
  const { t, press, onSave } = dialog({ people: [] });
  await press(screen.getByText(t('page.match.see')));
  const told = screen.getAllByRole('alert').map((hint) => hint.textContent);
  expect(told).toEqual([t('page.match.error.name'), t('page.profile.error.date')]);
  expect(onSave).not.toHaveBeenCalled();
});

it('a refusal stands at its field, and the form may be sent again', async () => {
  const onSave = vi.fn(async () => {
    throw new CallError({ code: 'impossible_date', message: 'there was no such day' });
  });
  const { t, press, day, fill, onChoose } = dialog({ people: [], onSave });
  fill('page.profile.name', 'Haru');
  day('2023', '2', '29');
  fireEvent.click(screen.getByRole('checkbox'));
  await press(screen.getByText(t('page.match.see')));
  expect(screen.getByRole('alert').textContent).toBe('there was no such day');
  expect(onChoose).not.toHaveBeenCalled();
  expect(screen.getByText(t('page.match.see')).disabled).toBe(false);
});
