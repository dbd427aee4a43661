import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { BIRTH, USER } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { fakeTransport, refusal } from '../testing/stand-ins.js';
import { CHART, OVER, signReading, UNTIMED } from '../testing/sky.js';
import { SkyScreen } from './screen.jsx';

const NOON = new Date(2026, 10, 22, 12);
const ANSWERS = {
  'fortune.natal': ({ house_system }) => ({ ...CHART, house_system }),
  'fortune.transits': OVER,
  'fortune.zodiac': ({ sign, period }) => signReading(sign, period),
};

async function sky(answers = {}, props = {}) {
  const { call } = fakeTransport({ ...ANSWERS, ...answers });
  const hooks = { onProfile: vi.fn(), onAsk: vi.fn() };
  const all = { user: USER, language: 'en', today: NOON, call, ...hooks, ...props };
  const shown = show(<SkyScreen {...all} />);
  await act(async () => {});
  const { t } = shown;
  const choose = (family) => (name) =>
    act(async () => fireEvent.click(screen.getByRole('radio', { name: t(`${family}.${name}`) })));
  return {
    ...shown,
    ...hooks,
    again: (more) => act(async () => shown.rerender(<SkyScreen {...all} {...more} />)),
    asked: (op) => call.mock.calls.filter(([name]) => name === op).map(([, params]) => params),
    press: (name) => act(async () => fireEvent.click(screen.getByRole('button', { name }))),
    view: choose('page.sky.view'),
    system: choose('page.sky.system'),
    period: choose('page.sky.period'),
  };
}

const sub = () => document.querySelector('.sub').textContent;

describe('the birth chart', () => {
  it('is asked for with the birth, and nothing else is', async () => {
    const { asked } = await sky();
    const wanted = { birth: BIRTH, house_system: 'whole', locale: 'en' };
    expect(asked('fortune.natal')).toEqual([wanted]);
    expect(asked('fortune.transits')).toEqual([]);
  });

  it('lists the ten bodies with sign, degree and house, and who runs backwards', async () => {
    const { t } = await sky();
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(11);
    expect(rows[1].textContent).toBe('Sunsign aquarius14°59′8');
    expect(rows[3].textContent).toContain(t('page.sky.retrograde'));
    expect(rows[2].textContent).not.toContain(t('page.sky.retrograde'));
  });

  it('shows the three places, and how long the sun stays, to the minute', async () => {
    const { container } = await sky();
    const trio = container.querySelector('.trio').textContent;
    for (const part of ['trait sun', 'title moon', 'trait ascendant']) expect(trio).toContain(part);
    expect(trio).toContain('22:00');
    expect(trio).toContain('12:10');
  });

  it('a birth near the cusp is told', async () => {
    const { t } = await sky({
      'fortune.natal': { ...CHART, sun: { ...CHART.sun, near_cusp: true } },
    });
    expect(screen.getByText(t('page.sky.sun.near'))).toBeTruthy();
  });

  it('the nearest angles come first, the others on asking', async () => {
    const { container, press, t } = await sky();
    const lines = () => [...container.querySelectorAll('.angles li')].map((it) => it.textContent);
    expect(lines()).toHaveLength(5);
    expect(lines()[0]).toContain('jupiter square saturn');
    expect(lines()[0]).toContain('Jupiter · Saturn');
    await press(t('page.sky.more', { number: 2 }));
    expect(lines()).toHaveLength(7);
    await press(t('page.sky.less', { number: 2 }));
    expect(lines()).toHaveLength(5);
  });

  it('a row under the pointer stands out on the wheel', async () => {
    const { container } = await sky();
    const rows = screen.getAllByRole('row');
    const dimmed = () => container.querySelectorAll('.wheel .body[data-dim]').length;
    fireEvent.pointerEnter(rows[2]);
    expect(dimmed()).toBe(9);
    fireEvent.pointerLeave(rows[2]);
    expect(dimmed()).toBe(0);
  });

  it('Dalto says no line twice', async () => {
    const { container } = await sky();
    const letter = container.querySelector('.paper').textContent;
    expect(letter.split('Line of sun.')).toHaveLength(2);
    expect(letter).toContain('Line of ascendant.');
  });

  it('the house system may be changed', async () => {
    const { system, asked } = await sky();
    await system('placidus');
    expect(asked('fortune.natal').at(-1).house_system).toBe('placidus');
  });

  it('near the pole Placidus has no houses, and says so', async () => {
    const { t } = await sky({ 'fortune.natal': { ...CHART, houses: null } });
    expect(screen.getByText(t('page.sky.system.polar'))).toBeTruthy();
  });

  it('Dalto may be asked', async () => {
    const { t, press, onAsk } = await sky();
    await press(t('page.askdalto'));
    expect(onAsk).toHaveBeenCalledWith(t('page.chip.zodiac.say'));
  });

  it('the head names when and where', async () => {
    const { t, unmount } = await sky();
    expect(sub()).toContain('May 15, 1990 14:30 · Seoul 37.57°N 126.98°E');
    expect(sub()).toContain(t('page.sky.houses.whole'));
    unmount();
    const birth = { ...BIRTH, calendar: 'lunar', date: '1990-02-30', leap_month: true };
    await sky({}, { user: { ...USER, birth: { ...birth, latitude: 60, time: null } } });
    const day = t('page.birth.leap', { year: 1990, month: 2, day: 30 });
    expect(sub()).toContain(`${day} ${t('page.birth.notime')} · seoul 60.00°N`);
  });
});

describe('an unknown hour', () => {
  it('has no houses, names both signs, and asks for no system', async () => {
    const { container, t } = await sky({ 'fortune.natal': UNTIMED });
    expect(screen.getAllByRole('note').map((it) => it.textContent)).toEqual([
      'The hour is unknown.',
      'The Sun moved that day.',
    ]);
    const trio = container.querySelector('.trio').textContent;
    expect(trio).toContain('Aries or Taurus');
    expect(trio).toContain(t('page.sky.ascendant.needs'));
    expect(screen.queryByText(t('page.sky.house'))).toBeNull();
    expect(screen.queryByRole('radio', { name: t('page.sky.system.whole') })).toBeNull();
  });
});

describe('today’s sky', () => {
  it('has its moon, who runs backwards, its bodies and angles', async () => {
    const { view, asked, container } = await sky();
    await view('now');
    const day = { user_id: 'u-1', date: '2026-11-22', locale: 'en' };
    expect(asked('fortune.transits')).toEqual([day]);
    expect(container.querySelector('.phase-card').textContent).toContain('Old tasks are mended.');
    expect(screen.getByText('uranus trine pluto')).toBeTruthy();
    expect(container.querySelectorAll('.axis')).toHaveLength(0);
    expect(sub()).toContain('Sunday, November 22');
  });

  it('says when nobody runs backwards', async () => {
    const { view, t } = await sky({
      'fortune.transits': { ...OVER, sky_now: { ...OVER.sky_now, retrogrades: [] } },
    });
    await view('now');
    expect(screen.getByText(t('page.sky.retrograde.none'))).toBeTruthy();
  });
});

describe('one over the other', () => {
  it('lists what meets, how near, and whether it closes', async () => {
    const { view, container, t } = await sky();
    await view('both');
    const [first, second] = container.querySelectorAll('.angles li');
    expect(first.textContent).toContain('Venus meets your ascendant.');
    expect(first.textContent).toContain(t('page.sky.transit.closing', { orb: '0.1' }));
    expect(first.textContent).toContain(t('page.sky.tone.careful'));
    expect(second.textContent).toContain(t('page.sky.transit.parting', { orb: '0.2' }));
    expect(container.querySelectorAll('.body.other')).toHaveLength(10);
    expect(screen.getByText('A mild sky.')).toBeTruthy();
  });

  it('a quiet sky is told', async () => {
    const { view, t } = await sky({ 'fortune.transits': { ...OVER, transits: [] } });
    await view('both');
    expect(screen.getByText(t('page.sky.transits.none'))).toBeTruthy();
  });

  it('an unknown hour is told there too', async () => {
    const { view } = await sky({
      'fortune.natal': UNTIMED,
      'fortune.transits': { ...OVER, hour_known: false },
    });
    await view('both');
    expect(screen.getByText('The hour is unknown.')).toBeTruthy();
  });
});

describe('the twelve signs', () => {
  it('begin with the person’s own', async () => {
    const { view, asked, t } = await sky();
    await view('signs');
    expect(screen.getAllByRole('button', { pressed: false })).toHaveLength(11);
    expect(screen.getByRole('button', { pressed: true }).textContent).toContain(t('page.me'));
    expect(asked('fortune.zodiac')).toEqual([
      { sign: 'aquarius', date: '2026-11-22', period: 'day', locale: 'en' },
    ]);
    expect(screen.getByText('Text of aquarius.')).toBeTruthy();
  });

  it('each has its reading of a day, a week and a month', async () => {
    const { view, press, period, asked, container, t } = await sky();
    await view('signs');
    await press(t('page.sky.sign.leo'));
    expect(screen.getByText('Text of leo.')).toBeTruthy();
    expect(container.querySelectorAll('.sign-days li')).toHaveLength(0);
    await period('month');
    expect(asked('fortune.zodiac').at(-1)).toMatchObject({ sign: 'leo', period: 'month' });
    expect(container.querySelectorAll('.sign-days li')).toHaveLength(30);
    const name = t('page.today.day', { date: 'Sunday, November 1', score: 40 });
    expect(screen.getByRole('img', { name })).toBeTruthy();
  });

  it('a day’s score is a sum, a longer time’s is not', async () => {
    const { view, press, period, t } = await sky();
    await view('signs');
    const why = t('page.why.of', { name: 'area love' });
    await press(why);
    expect(screen.getByRole('dialog').textContent).toContain('60 + 13 − 2 = 71');
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    await period('week');
    await press(why);
    expect(screen.getByRole('dialog').textContent).toContain(t('page.sky.telling'));
    expect(screen.getByRole('dialog').textContent).not.toContain('=');
  });

  it('need no birth', async () => {
    const { view, asked, press, onProfile, t } = await sky({}, { user: { ...USER, birth: null } });
    expect(asked('fortune.natal')).toEqual([]);
    expect(screen.getByText('Text of aries.')).toBeTruthy();
    await view('birth');
    await press(t('page.nomoon.tell'));
    expect(onProfile).toHaveBeenCalled();
    await view('both');
    expect(asked('fortune.transits')).toEqual([]);
  });

  it('a refusal is told and can be tried again', async () => {
    const { view, press, asked, t } = await sky({
      'fortune.zodiac': refusal('x', 'No such sign.'),
    });
    await view('signs');
    expect(screen.getByRole('alert').textContent).toContain('No such sign.');
    await press(t('page.retry'));
    expect(asked('fortune.zodiac')).toHaveLength(2);
  });
});

it('another birth is another sky; who had none sees theirs once it is told', async () => {
  const { again, asked, view } = await sky({}, { user: { ...USER, birth: null } });
  expect(screen.getByText('Text of aries.')).toBeTruthy();
  await again({ user: USER });
  expect(screen.getByRole('table')).toBeTruthy();
  await view('both');
  await again({ user: { ...USER, birth: { ...BIRTH, time: null } } });
  await view('both');
  expect(asked('fortune.transits')).toHaveLength(2);
});

it('a refused chart is told, and other skies still open', async () => {
  const { view, t } = await sky({ 'fortune.natal': refusal('out_of_range', 'Before 1900.') });
  expect(screen.getByRole('alert').textContent).toContain('Before 1900.');
  expect(screen.queryByLabelText(t('page.busy'))).toBeNull();
  await view('now');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText('uranus trine pluto')).toBeTruthy();
});
