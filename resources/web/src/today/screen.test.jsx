import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { BIRTH, READING, USER } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { fakeTransport, refusal } from '../testing/stand-ins.js';
import { calendarOf, MONTH, TASTE, WEEK } from '../testing/days.js';
import { TodayScreen } from './screen.jsx';

const NOON = new Date(2026, 10, 22, 12);
const ANSWERS = {
  'fortune.daily': ({ date }) => ({ ...READING, date }),
  'fortune.week': WEEK,
  'fortune.month': MONTH,
  'fortune.calendar': ({ month }) => calendarOf(month, 30),
  'fortune.taste.get': TASTE,
  'fortune.taste.update': (change) => ({ ...TASTE, ...change, why: 'Changed.' }),
  'user.readings': { items: [], next_cursor: null },
};

async function today(answers = {}, props = {}) {
  const { call } = fakeTransport({ ...ANSWERS, ...answers });
  const hooks = { onProfile: vi.fn(), onAsk: vi.fn() };
  const all = { user: USER, language: 'en', today: NOON, call, reduced: true, ...hooks, ...props };
  const shown = show(<TodayScreen {...all} />);
  await act(async () => {});
  const { t } = shown;
  return {
    ...shown,
    ...hooks,
    call,
    asked: (op) => call.mock.calls.filter(([name]) => name === op).map(([, params]) => params),
    press: (name) => act(async () => fireEvent.click(screen.getByRole('button', { name }))),
    view: (name) =>
      act(async () =>
        fireEvent.click(screen.getByRole('radio', { name: t(`page.today.view.${name}`) })),
      ),
    again: (more) => act(async () => shown.rerender(<TodayScreen {...all} {...more} />)),
  };
}

const area = (name) => within(screen.getByText(name).closest('.day-area'));

describe('a day', () => {
  it('is asked for with the person, the date and the language', async () => {
    const { asked } = await today();
    expect(asked('fortune.daily')).toEqual([{ user_id: 'u-1', date: '2026-11-22', locale: 'en' }]);
    expect(asked('fortune.calendar')).toEqual([{ user_id: 'u-1', month: '2026-11', locale: 'en' }]);
  });

  it('shows score, headline and the rest, and how it stands to yesterday', async () => {
    const { container, t } = await today();
    expect(container.querySelector('.day-hero .big').textContent).toBe('78');
    expect(screen.getByText('A nearly full moon.')).toBeTruthy();
    expect(screen.getByText('Go one step further.')).toBeTruthy();
    expect(container.querySelector('.day-hero .overall').textContent).toBe(
      'area overall advice overall',
    );
    expect(screen.getByText(t('page.today.since', { by: '+8' }))).toBeTruthy();
  });

  it('says when nothing changed, when it fell, and nothing on the first day of all', async () => {
    const same = await today({ 'fortune.daily': { ...READING, previous_score: 78 } });
    expect(screen.getByText(same.t('page.today.since.same'))).toBeTruthy();
    same.unmount();
    const fell = await today({ 'fortune.daily': { ...READING, previous_score: 80 } });
    expect(screen.getByText(fell.t('page.today.since', { by: '−2' }))).toBeTruthy();
    fell.unmount();
    const { container } = await today({ 'fortune.daily': { ...READING, previous_score: null } });
    expect(container.querySelector('.day-score .badge')).toBeNull();
  });

  it('gives every area advice, a moon and seven days, in the person’s order', async () => {
    const { container, t } = await today();
    const names = [...container.querySelectorAll('.day-area b')].map((it) => it.textContent);
    expect(names).toEqual(['area love', 'area money', 'area health', 'area work', 'area people']);
    expect(area('area love').getByText('advice love')).toBeTruthy();
    const scores = t('page.today.recent.scores', { scores: '50, 55, 60, 40, 45, 70, 71' });
    expect(area('area love').getByRole('img', { name: scores })).toBeTruthy();
  });

  it('shows the lucky things and which element they are from', async () => {
    const { container, t, press } = await today();
    const things = [...container.querySelectorAll('.lucky-things dd')].map((it) => it.textContent);
    expect(things).toEqual(['navy', '1 · 6', 'north', '15:32–17:32']);
    expect(container.querySelector('.swatch.navy')).toBeTruthy();
    await press(t('page.why.of', { name: t('page.lucky') }));
    expect(screen.getByRole('dialog').textContent).toContain('Your chart is warm.');
  });

  it('leads to Dalto, who tells of today only', async () => {
    const { press, onAsk, t } = await today();
    await press(t('page.askdalto'));
    expect(onAsk).toHaveBeenCalledWith(t('page.chip.today.say'));
    await press(t('page.today.after.day'));
    expect(screen.queryByRole('button', { name: t('page.askdalto') })).toBeNull();
  });

  it('has its pillar and lunar date in the head', async () => {
    const { container } = await today();
    expect(container.querySelector('.sub').textContent).toBe(
      'Sunday, November 22 · Gyeong-Ja day 庚子 · lunar 10/14',
    );
  });

  it('tells its notice', async () => {
    await today();
    expect(screen.getByText('For fun.')).toBeTruthy();
  });
});

describe('going on', () => {
  it('to the day before and after, the week and the month', async () => {
    const { press, view, asked, t } = await today();
    await press(t('page.today.before.day'));
    await press(t('page.today.before.day'));
    await press(t('page.today.after.day'));
    expect(asked('fortune.daily').map(({ date }) => date.slice(8))).toEqual([
      '22',
      '21',
      '20',
      '21',
    ]);
    await view('week');
    await press(t('page.today.before.week'));
    expect(asked('fortune.week').map(({ date }) => date.slice(8))).toEqual(['21', '14']);
    await view('month');
    await press(t('page.today.after.month'));
    expect(asked('fortune.month').map(({ date }) => date)).toEqual(['2026-11-14', '2026-12-14']);
  });

  it('and back to today', async () => {
    const { press, t } = await today();
    const back = () => screen.queryByRole('button', { name: t('page.today.back') });
    expect(back()).toBeNull();
    await press(t('page.today.after.day'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(t('page.today.title.other'));
    expect(screen.getByText(t('page.today.since.before', { by: '+8' }))).toBeTruthy();
    await press(t('page.today.back'));
    expect(back()).toBeNull();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(t('page.today.title'));
  });

  it('a day of the calendar opens its reading', async () => {
    const { container, asked } = await today();
    await act(async () => fireEvent.click(container.querySelector('[data-date="2026-11-03"]')));
    expect(asked('fortune.daily').at(-1).date).toBe('2026-11-03');
  });

  it('the last answer stays until the next is there', async () => {
    let answer;
    const { press, t } = await today({
      'fortune.daily': ({ date }) =>
        date === '2026-11-22' ? READING : new Promise((resolve) => (answer = resolve)),
    });
    await press(t('page.today.after.day'));
    expect(screen.getByText('A nearly full moon.')).toBeTruthy();
    await act(async () => answer({ ...READING, headline: 'Another.', text: 'Another.' }));
    expect(screen.getByText('Another.')).toBeTruthy();
  });

  it('after midnight it is the new day, unless another was chosen', async () => {
    const { again, asked } = await today();
    await again({ today: new Date(2026, 10, 23, 0, 1) });
    expect(asked('fortune.daily').at(-1).date).toBe('2026-11-23');
  });

  it('another birth or language is another question', async () => {
    const { again, asked } = await today();
    await again({ user: { ...USER, birth: { ...BIRTH, time: null } } });
    expect(asked('fortune.daily')).toHaveLength(2);
    await again({ language: 'ko' });
    expect(asked('fortune.daily').at(-1).locale).toBe('ko');
  });
});

describe('a week', () => {
  it('has a line for each day, the brightest and the careful one marked', async () => {
    const { view, t } = await today();
    await view('week');
    const days = screen.getAllByRole('listitem').filter((it) => it.closest('.week-card'));
    expect(days).toHaveLength(7);
    expect(days[6].textContent).toContain('line of 22');
    expect(days[6].textContent).toContain(t('page.today.best'));
    expect(days[0].textContent).toContain(t('page.today.careful'));
    expect(screen.getByText('A week that opens.')).toBeTruthy();
    expect(screen.getByText('Rest on Monday.')).toBeTruthy();
  });

  it('leads to its days', async () => {
    const { view, asked } = await today();
    await view('week');
    await act(async () => fireEvent.click(screen.getByText('line of 18')));
    expect(asked('fortune.daily').at(-1).date).toBe('2026-11-18');
    expect(screen.getByText('A nearly full moon.')).toBeTruthy();
  });
});

describe('a month', () => {
  it('has its moons, means, weeks and the pillars it is made of', async () => {
    const { view, container, t } = await today();
    await view('month');
    expect(container.querySelectorAll('.moons .day')).toHaveLength(30);
    const pillar = t('page.today.month.pillar', { pillar: 'Gi-Hae' });
    expect(screen.getByText(pillar).textContent).toContain('Start of Winter');
    expect(screen.getByText('11/2–11/8')).toBeTruthy();
    expect(container.querySelector('.sub').textContent).toBe('November 2026');
  });

  it('its telling days lead to their readings', async () => {
    const { view, press, asked } = await today();
    await view('month');
    await press('Sunday, November 1');
    expect(asked('fortune.daily').at(-1).date).toBe('2026-11-01');
  });
});

describe('behind the reading', () => {
  it('how scores come about, with the day’s own sum', async () => {
    const { press, t } = await today();
    await press(t('page.today.how.title'));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('60 + 13 + 7 − 2 = 78')).toBeTruthy();
    expect(dialog.getByText(t('page.today.how', { base: 60 }))).toBeTruthy();
  });

  it('why it is in this order, and the switch', async () => {
    const { press, asked, t } = await today();
    await press(t('page.today.order'));
    expect(screen.getByText(READING.how)).toBeTruthy();
    await act(async () => fireEvent.click(screen.getByRole('switch')));
    const change = { user_id: 'u-1', locale: 'en', enabled: false };
    expect(asked('fortune.taste.update')).toEqual([change]);
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('false');
    expect(screen.getByText(t('page.today.taste.tomorrow', { why: 'Changed.' }))).toBeTruthy();
  });

  it('the style may be chosen, and what was learned forgotten', async () => {
    const { press, asked, t } = await today({
      'fortune.taste.forget': { ...TASTE, why: 'Forgotten.' },
    });
    await press(t('page.today.order'));
    await act(async () =>
      fireEvent.click(screen.getByRole('radio', { name: t('page.today.style.detailed') })),
    );
    expect(asked('fortune.taste.update')[0]).toMatchObject({ style: 'detailed' });
    await press(t('page.today.taste.forget'));
    expect(asked('fortune.taste.forget')).toHaveLength(1);
    expect(screen.getByText(t('page.today.taste.tomorrow', { why: 'Forgotten.' }))).toBeTruthy();
  });

  it('a refused change is told', async () => {
    const { press, t } = await today({ 'fortune.taste.update': refusal('x', 'Not now.') });
    await press(t('page.today.order'));
    await act(async () => fireEvent.click(screen.getByRole('switch')));
    expect(screen.getByRole('alert').textContent).toContain('Not now.');
    expect(screen.getByRole('switch').getAttribute('aria-checked')).toBe('true');
  });
});

describe('trouble', () => {
  it('a refusal is told in the server’s words, and can be tried again', async () => {
    let fails = true;
    const { press, t } = await today({
      'fortune.daily': (params) =>
        fails ? refusal('out_of_range', 'Only until 2100.')() : ANSWERS['fortune.daily'](params),
    });
    expect(screen.getByRole('alert').textContent).toContain('Only until 2100.');
    fails = false;
    await press(t('page.retry'));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByText('A nearly full moon.')).toBeTruthy();
  });

  it('the old day does not stand under the refusal of another', async () => {
    const { press, t } = await today({
      'fortune.daily': ({ date }) => (date === '2026-11-22' ? READING : refusal('x', 'No.')()),
    });
    await press(t('page.today.after.day'));
    expect(screen.queryByText('A nearly full moon.')).toBeNull();
    await press(t('page.today.before.day'));
    expect(screen.getByText('A nearly full moon.')).toBeTruthy();
  });

  it('without a birth the moon has not risen, and nothing is asked', async () => {
    const { press, call, onProfile, t } = await today({}, { user: { ...USER, birth: null } });
    expect(call).not.toHaveBeenCalled();
    await press(t('page.nomoon.tell'));
    expect(onProfile).toHaveBeenCalled();
  });
});
