import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from './app.jsx';
import { isoDate } from './ui/dates.js';
import { SCREENS } from './screens.jsx';
import { createStore } from './store.js';
import { SPREADS } from './testing/cards.js';
import { chartFor } from './testing/chart.js';
import { calendarOf } from './testing/days.js';
import { english, message, READING, snapshotOf, USER } from './testing/fixtures.js';
import { answersFor } from './testing/people.js';
import { CHART } from './testing/sky.js';
import { fakeStage, fakeTransport } from './testing/stand-ins.js';

const STRANGER = { ...USER, name: '', birth: null, gender: null, preferences: {} };

let t;
// Their code is read from the disk once; how long that takes is no matter of a test.
beforeAll(() => Promise.all(SCREENS.map(({ load }) => load())), 60_000);
beforeEach(() => {
  t = english().t;
});
afterEach(() => {
  window.location.hash = '';
});

/** The whole page over a transport that the test speaks for. */
async function page(answers) {
  const transport = fakeTransport({ ...ANSWERS, ...answers });
  const stage = fakeStage();
  const openStage = vi.fn(async () => stage);
  render(
    <I18nextProvider i18n={english()}>
      <App transport={transport} store={createStore()} openStage={openStage} />
    </I18nextProvider>,
  );
  await act(async () => {});
  const during = (run) => act(async () => run());
  return {
    stage,
    calls: (op) => transport.call.mock.calls.filter(([name]) => name === op),
    snapshot: (change) => during(() => transport.snapshot(snapshotOf(change))),
    emit: (type, data) => during(() => transport.emit(type, data)),
    lose: () => during(() => transport.lose()),
    click: (key) => during(() => fireEvent.click(screen.getByText(t(key)))),
  };
}

const todays = () => ({ ...READING, date: isoDate(new Date()) });
const ANSWERS = {
  'fortune.daily': todays,
  'fortune.calendar': ({ month }) => calendarOf(month, 28),
  'fortune.saju': chartFor,
  'fortune.natal': CHART,
  'fortune.tarot.spreads': SPREADS,
  'people.list': [],
  'fortune.animal': (params) => answersFor([])('fortune.animal', params),
  'user.readings': { items: [], next_cursor: null },
};
const field = () => screen.getByRole('textbox', { name: t('page.say.hint') });

it('before the app has spoken nothing can be sent, and she says that she is waking up', async () => {
  await page();
  expect(screen.getByText(t('page.status.waking'))).toBeTruthy();
  expect(screen.getByRole('button', { name: t('page.send') }).disabled).toBe(true);
});

it('a conversation: asked, answered as it comes, kept', async () => {
  const { snapshot, emit, calls } = await page();
  await snapshot();
  fireEvent.change(field(), { target: { value: 'How is today?' } });
  await act(async () => fireEvent.keyDown(field(), { key: 'Enter', keyCode: 13 }));
  expect(calls('chat.send')[0][1]).toEqual({ user_id: 'u-1', message: 'How is today?' });
  await emit('chat_turn', { turn: 1, message_id: 'm1', text: 'How is today?', at: READING.date });
  expect(screen.getByText(t('page.stop'))).toBeTruthy();
  await emit('chat_delta', { turn: 1, offset: 0, text: 'A bright' });
  expect(document.querySelector('.bubble').textContent).toContain('A bright');
  await emit('chat_response', {
    turn: 1,
    message_id: 'm2',
    text: 'A bright day.',
    timestamp: READING.date,
    emotion: 'joy',
    provider: 'builtin',
    reading: { kind: 'daily', data: todays() },
  });
  expect(screen.getByText('A bright day.')).toBeTruthy();
  expect(screen.getByText(t('page.reading.daily'))).toBeTruthy();
  expect(screen.getByRole('button', { name: t('page.send') })).toBeTruthy();
});

it('opened again, the conversation is still there', async () => {
  const { snapshot } = await page();
  const messages = [message('a', 'user', 'Remember?'), message('b', 'assistant', 'Of course.')];
  await snapshot({ messages, reading: todays() });
  expect(document.querySelector('.bubble').textContent).toContain('Of course.');
  expect(document.querySelector('.side .log').textContent).toContain('Remember?');
});

describe('today’s reading', () => {
  it('is asked for once when the birth is known', async () => {
    const { snapshot, calls } = await page();
    await snapshot();
    expect(calls('fortune.daily')).toHaveLength(1);
    expect(document.querySelector('.todaymoon .n').textContent).toBe('78');
  });

  it('is not asked for when today’s is there, but is when it is of another day', async () => {
    const { snapshot, calls } = await page();
    await snapshot({ reading: todays() });
    expect(calls('fortune.daily')).toHaveLength(0);
    await snapshot({ reading: { ...READING, date: '2020-01-01' } });
    expect(calls('fortune.daily')).toHaveLength(1);
  });

  it('is asked for again in the new language', async () => {
    const { snapshot, emit, calls } = await page();
    await snapshot({ reading: todays() });
    await emit('profile_changed', { user: { ...USER, locale: 'ko' } });
    expect(calls('fortune.daily')).toHaveLength(1);
    expect(document.documentElement.lang).toBe('ko');
  });

  it('opens as a whole on its own screen', async () => {
    const { snapshot, click } = await page();
    await snapshot({ reading: todays() });
    await click('page.today');
    expect(await shownTitle(t('page.today.title'))).toBeTruthy();
    expect(window.location.hash).toBe('#today');
  });
});

describe('a stranger', () => {
  it('is asked who they are, with only the character beside the question', async () => {
    const { snapshot, calls } = await page();
    await snapshot({ user: STRANGER });
    expect(screen.getByText(t('page.profile.first'))).toBeTruthy();
    expect(document.querySelector('.stage').dataset.quiet).toBe('true');
    expect(calls('fortune.daily')).toHaveLength(0);
  });

  it('may put the question aside, and is greeted', async () => {
    const { snapshot, emit, click, calls } = await page();
    await snapshot({ user: STRANGER });
    await click('page.profile.skip');
    expect(calls('user.update')[0][1]).toMatchObject({ preferences: { onboarded: true } });
    await emit('profile_changed', { user: { ...STRANGER, preferences: { onboarded: true } } });
    expect(screen.queryByText(t('page.profile.first'))).toBeNull();
    expect(screen.getByText(t('page.nomoon'))).toBeTruthy();
    expect(document.querySelector('.sky-moon').dataset.risen).toBe('false');
    expect(document.querySelector('.bubble').textContent).toContain('Dalto');
  });
});

describe('trouble', () => {
  it('a lost connection is told, and over when it is back', async () => {
    const { snapshot, lose } = await page();
    await snapshot();
    await lose();
    expect(screen.getByText(t('page.lost'))).toBeTruthy();
    await snapshot();
    expect(screen.queryByText(t('page.lost'))).toBeNull();
  });

  it('a voice that fails is told with its reason, and the words stay', async () => {
    const { snapshot, emit } = await page();
    await snapshot({ messages: [message('b', 'assistant', 'Still here.')] });
    await emit('tts_error', { utterance: 'u', code: 'voice_unavailable', error: 'No voice.' });
    expect(screen.getByRole('alert').textContent).toContain('No voice.');
    expect(screen.getByText('Still here.')).toBeTruthy();
  });
});

it('a stop silences the mouth at once', async () => {
  const { snapshot, emit, click, stage, calls } = await page();
  await snapshot();
  await emit('chat_turn', { turn: 1, message_id: 'm', text: 'x', at: READING.date });
  await click('page.stop');
  expect(stage.silence).toHaveBeenCalled();
  expect(calls('chat.stop')).toHaveLength(1);
});

it('the rail opens profile and settings', async () => {
  const { snapshot, click } = await page();
  await snapshot();
  await click('page.settings');
  expect(screen.getByText(t('page.settings.theme'))).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: t('page.close') }));
  await click('page.profile');
  expect(screen.getByText(t('page.profile.why'))).toBeTruthy();
});

const TITLES = {
  today: 'page.today.title',
  saju: 'page.saju.title.of',
  tarot: 'page.tarot.title',
  zodiac: 'page.sky',
  match: 'page.match.title',
};
const shownTitle = (name) => screen.findByRole('heading', { level: 1, name });
const link = (id) => document.querySelector(`.rail a[href="#${id}"]`);
const marked = () => [...document.querySelectorAll('.rail [aria-current=page]')];

/** What a click on a link of the rail does: the address changes. */
async function follow(id) {
  await act(async () => {
    window.location.hash = link(id).getAttribute('href');
    window.dispatchEvent(new Event('hashchange'));
  });
}

describe('the screens', () => {
  it('are in the rail, each marked while it is shown', async () => {
    const { snapshot } = await page();
    await snapshot({ reading: todays() });
    expect(marked()).toEqual([link('home')]);
    for (const [id, title] of Object.entries(TITLES)) {
      await follow(id);
      expect(await shownTitle(t(title, { name: USER.name }))).toBeTruthy();
      expect(marked()).toEqual([link(id)]);
      expect(document.querySelector('.stage').inert).toBe(true);
    }
    await follow('home');
    expect(document.querySelector('main.page')).toBeNull();
    expect(document.querySelector('.stage').inert).toBe(false);
  });

  it('hand a question home, where Dalto answers it', async () => {
    const { snapshot, click, calls } = await page();
    await snapshot({ reading: todays() });
    await follow('saju');
    await shownTitle(t('page.saju.title.of', { name: USER.name }));
    await click('page.askdalto');
    expect(calls('chat.send')[0][1]).toEqual({ user_id: 'u-1', message: t('page.saju.ask') });
    expect(marked()).toEqual([link('home')]);
  });

  it('let the stage stand still, which goes on at home', async () => {
    const { snapshot, stage } = await page();
    await snapshot({ reading: todays() });
    expect(stage.setPace).toHaveBeenLastCalledWith(Infinity);
    await follow('tarot');
    expect(stage.setPace).toHaveBeenLastCalledWith(0);
    await follow('home');
    expect(stage.setPace).toHaveBeenLastCalledWith(Infinity);
  });

  it('without a birth lead to the form', async () => {
    const { snapshot } = await page();
    await snapshot({ user: { ...STRANGER, preferences: { onboarded: true } } });
    await follow('saju');
    await shownTitle(t('page.saju.title'));
    const tell = document.querySelector('.needs-birth .btn');
    await act(async () => fireEvent.click(tell));
    expect(screen.getByText(t('page.profile.why'))).toBeTruthy();
  });
});

it('the stage can be reached for diagnostics', async () => {
  const { stage } = await page();
  expect(window.fortuneStage).toBe(stage);
});

it('who erases everything goes on as somebody new', async () => {
  const { snapshot, click, calls } = await page({ 'user.create': { user_id: 'u-2' } });
  await snapshot();
  await click('page.profile');
  await click('page.data');
  await click('page.data.erase');
  await click('page.data.erase.sure');
  expect(calls('user.delete')[0][1]).toEqual({ user_id: 'u-1' });
  expect(calls('session.user')[0][1]).toEqual({ user_id: 'u-2' });
  expect(screen.queryByRole('dialog')).toBeNull();
});
