import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { CallError } from '../api/transport.js';
import { BIRTH, USER } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { ProfileDialog } from './profile.jsx';

const STRANGER = { ...USER, name: '', birth: null, gender: null };

function dialog(props = {}) {
  const hooks = { onSave: vi.fn(async () => {}), onSkip: vi.fn(), onClose: vi.fn() };
  const data = { keyInFile: true, onExport: vi.fn(), onErase: vi.fn() };
  const shown = show(<ProfileDialog user={STRANGER} first data={data} {...hooks} {...props} />);
  const { t } = shown;
  const fill = (key, value) =>
    fireEvent.change(screen.getByLabelText(t(key)), { target: { value } });
  return {
    ...shown,
    ...hooks,
    ...props,
    fill,
    fillDate: (year, month, day) => {
      fill('page.profile.year', year);
      fill('page.profile.month', month);
      fill('page.profile.day', day);
    },
    press: (key) => act(async () => fireEvent.click(screen.getByText(t(key)))),
  };
}

it('saves what was filled in and goes', async () => {
  const { fill, fillDate, press, onSave, onClose } = dialog();
  fill('page.profile.name', 'Seoyeon');
  fillDate('1990', '5', '15');
  fill('page.profile.time', '1430');
  await press('page.gender.female');
  await press('page.save');
  expect(onSave).toHaveBeenCalledWith({ name: 'Seoyeon', gender: 'female', birth: BIRTH });
  expect(onClose).toHaveBeenCalled();
});

it('takes lunar leap months, unknown times and other cities', async () => {
  const { t, fill, fillDate, press, onSave } = dialog();
  fillDate('1990', '5', '15');
  await press('page.calendar.leap');
  fireEvent.click(screen.getByRole('checkbox'));
  expect(screen.getByLabelText(t('page.profile.time')).disabled).toBe(true);
  fill('page.profile.place', 'busan');
  await press('page.save');
  expect(onSave.mock.calls[0][0].birth).toMatchObject({
    calendar: 'lunar',
    leap_month: true,
    time: null,
    place: 'busan',
    longitude: 129.08,
  });
});

it('can be put aside at the first start', async () => {
  const { press, onSkip, onSave } = dialog();
  await press('page.profile.skip');
  expect(onSkip).toHaveBeenCalled();
  expect(onSave).not.toHaveBeenCalled();
});

it('later it shows what is known and closes without saving', async () => {
  const { t, press, onClose, onSave } = dialog({ user: USER, first: false });
  expect(screen.getByLabelText(t('page.profile.name')).value).toBe(USER.name);
  expect(screen.getByLabelText(t('page.profile.year')).value).toBe('1990');
  await press('page.cancel');
  expect(onClose).toHaveBeenCalled();
  expect(onSave).not.toHaveBeenCalled();
});

it('what is kept is in the hands of whom it is kept of, once there is something', () => {
  const { t } = dialog();
  expect(screen.queryByText(t('page.data'))).toBeNull();
  dialog({ user: USER, first: false });
  fireEvent.click(screen.getByText(t('page.data')));
  expect(screen.getByText(t('page.data.key.file'))).toBeTruthy();
});

describe('what is wrong', () => {
  it('is told before anything is sent', async () => {
    const { t, fillDate, press, onSave } = dialog();
    fillDate('90', '5', '15');
    await press('page.save');
    const told = screen.getAllByRole('alert').map((hint) => hint.textContent);
    expect(told).toEqual([t('page.profile.error.date'), t('page.profile.error.time')]);
    expect(onSave).not.toHaveBeenCalled();
  });

  const refusing = (code, message, details = {}) =>
    vi.fn(async () => {
      throw new CallError({ code, message, details });
    });

  it('the server’s refusal stands at the date, and the form stays', async () => {
    const onSave = refusing('impossible_date', 'No such day.');
    const { t, fill, fillDate, press, onClose } = dialog({ onSave });
    fillDate('1990', '2', '30');
    fill('page.profile.time', '10:00');
    await press('page.save');
    expect(screen.getByRole('alert').textContent).toBe('No such day.');
    const year = screen.getByLabelText(t('page.profile.year'));
    expect(year.closest('.input').getAttribute('aria-invalid')).toBe('true');
    expect(year.value).toBe('1990');
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByText(t('page.save')).disabled).toBe(false);
  });

  it('other trouble stands at the form', async () => {
    const { t, press } = dialog({ onSave: refusing('timeout', '') });
    await press('page.save');
    expect(screen.getByRole('alert').textContent).toBe(t('page.error.timeout'));
  });
});
