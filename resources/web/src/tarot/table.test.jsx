import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { USER } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { fakeTransport, refusal } from '../testing/stand-ins.js';
import { readingOf, SPREADS } from '../testing/cards.js';
import { TarotScreen } from './table.jsx';

const ANSWERS = {
  'fortune.tarot.spreads': SPREADS,
  'fortune.tarot': ({ spread }) => readingOf(spread),
  'fortune.tarot.daily': readingOf('one', { date: '2026-11-22' }),
};

/** The table with its spreads laid out, and hands to use it. */
async function table(answers = {}, props = {}) {
  const { call } = fakeTransport({ ...ANSWERS, ...answers });
  const onAsk = vi.fn();
  const screenOf = (more) => (
    <TarotScreen user={USER} language="en" call={call} reduced onAsk={onAsk} {...props} {...more} />
  );
  const shown = show(screenOf());
  await act(async () => {});
  const { container } = shown;
  return {
    ...shown,
    call,
    onAsk,
    again: (more) => act(async () => shown.rerender(screenOf(more))),
    asked: () => call.mock.calls.filter(([op]) => op !== 'fortune.tarot.spreads'),
    take: (back) => press(container.querySelector(`button[data-back="${back}"]`)),
    faces: () => container.querySelectorAll('.spread .face').length,
    lines: () => [...container.querySelectorAll('.sayings p')].map((line) => line.textContent),
  };
}

const press = (button) => act(async () => fireEvent.click(button));
const button = (name) => screen.getByRole('button', { name });
const choose = (name) => press(screen.getByRole('radio', { name }));

describe('the spreads', () => {
  it('are asked for in the person’s language', async () => {
    const { call } = await table({}, { language: 'ko' });
    expect(call).toHaveBeenCalledWith('fortune.tarot.spreads', { locale: 'ko' });
  });

  it('that do not come are told, and asked for again', async () => {
    let down = true;
    const { t } = await table({
      'fortune.tarot.spreads': () => (down ? refusal('x', 'out of cards')() : SPREADS),
    });
    expect(screen.getByRole('alert').textContent).toContain('out of cards');
    down = false;
    await press(button(t('page.retry')));
    expect(screen.getByRole('group', { name: t('page.tarot.fan') })).toBeTruthy();
  });

  it('lie on the cloth with their places named', async () => {
    await table();
    expect([0, 1, 2].every((n) => screen.getByText(`${n + 1}. place ${n}`))).toBe(true);
    await choose('spread one');
    expect(screen.getByText('place 0')).toBeTruthy();
    expect(screen.getByText('about one')).toBeTruthy();
  });

  it('that are less usual are chosen from a menu, by keyboard', async () => {
    const { t, container } = await table();
    const menu = button(t('page.tarot.others'));
    await act(async () => fireEvent.keyDown(menu, { key: 'Enter' }));
    await press(screen.getByRole('menuitemradio', { name: /spread choice/ }));
    expect(container.querySelectorAll('.place')).toHaveLength(5);
    expect(button('spread choice')).toBe(menu);
  });

  it('gather the cards when they are changed', async () => {
    const { take, faces } = await table();
    await take(4);
    expect(faces()).toBe(1);
    await choose('spread celtic_cross');
    expect(faces()).toBe(0);
  });
});

describe('before the first card', () => {
  it('nothing is drawn', async () => {
    const { asked } = await table();
    expect(asked()).toEqual([]);
  });

  it('question, topic and reversals can be told', async () => {
    const { t, asked, take } = await table();
    const question = screen.getByLabelText(t('page.tarot.question'));
    fireEvent.change(question, { target: { value: '  Will we be fine? ' } });
    expect(screen.getByText('“Will we be fine?”')).toBeTruthy();
    await choose(t('page.tarot.topic.love'));
    await choose(t('page.tarot.reversals.some'));
    await take(0);
    const params = {
      spread: 'past_present_future',
      user_id: USER.user_id,
      locale: 'en',
      reversals: 0.25,
      question: 'Will we be fine?',
      topic: 'love',
    };
    expect(asked()).toEqual([['fortune.tarot', params]]);
  });

  it('left alone, half may be reversed and the question is free', async () => {
    const { asked, take } = await table();
    await take(0);
    const [[, params]] = asked();
    expect(params.reversals).toBe(0.5);
    expect(Object.keys(params)).not.toContain('question');
    expect(Object.keys(params)).not.toContain('topic');
  });
});

describe('drawing', () => {
  it('asks once and shows card after card in order', async () => {
    const { t, asked, take, faces, lines } = await table();
    await take(20);
    expect([faces(), lines()]).toEqual([1, ['says 0']]);
    expect(screen.getByText(t('page.tarot.more', { n: 2 }))).toBeTruthy();
    expect(screen.queryByText('the headline')).toBeNull();
    await take(2);
    await take(11);
    expect([faces(), lines()]).toEqual([3, ['says 0', 'says 1', 'says 2']]);
    expect(screen.getByText('the headline')).toBeTruthy();
    expect(asked()).toHaveLength(1);
  });

  it('waits face down until the cards are known', async () => {
    let answer;
    const { t, take, faces, container } = await table({
      'fortune.tarot': () => new Promise((resolve) => (answer = resolve)),
    });
    await take(5);
    expect(container.querySelectorAll('.spread .back')).toHaveLength(1);
    expect(faces()).toBe(0);
    expect(screen.getByText(t('page.tarot.waiting'))).toBeTruthy();
    await act(async () => answer(readingOf('past_present_future')));
    expect(faces()).toBe(1);
    expect(screen.queryByText(t('page.tarot.waiting'))).toBeNull();
  });

  it('leaves the rest to Dalto when asked to', async () => {
    const { t, take, faces } = await table();
    await take(5);
    await press(button(t('page.tarot.pick')));
    expect(faces()).toBe(3);
    expect(screen.getByText(t('page.tarot.left', { n: 75 }))).toBeTruthy();
  });

  it('a failure is told and can be tried again; the cards stay', async () => {
    let down = true;
    const { t, take, faces, container } = await table({
      'fortune.tarot': () => (down ? refusal('x', 'the deck is wet')() : readingOf('one')),
    });
    await choose('spread one');
    await take(5);
    expect(screen.getByRole('alert').textContent).toContain('the deck is wet');
    expect(container.querySelectorAll('.spread .back')).toHaveLength(1);
    down = false;
    await press(button(t('page.retry')));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(faces()).toBe(1);
  });

  it('a late answer of an older shuffle never shows', async () => {
    const answers = [];
    const { t, take, faces } = await table({
      'fortune.tarot': () => new Promise((resolve) => answers.push(resolve)),
    });
    await take(5);
    await press(button(t('page.tarot.shuffle')));
    await take(6);
    await act(async () => answers[0](readingOf('past_present_future')));
    expect(faces()).toBe(0);
    await act(async () => answers[1](readingOf('past_present_future')));
    expect(faces()).toBe(1);
  });

  it('another language begins with a full deck', async () => {
    const { take, faces, again } = await table();
    await take(5);
    await again({ language: 'ko' });
    expect(faces()).toBe(0);
  });
});

describe('what the cards say', () => {
  const drawn = async (change, answers) => {
    const shown = await table({
      'fortune.tarot': ({ spread }) => readingOf(spread, change),
      ...answers,
    });
    await press(button(shown.t('page.tarot.pick')));
    return shown;
  };

  it('is a headline, each card by name, the whole, its pattern and the advice once', async () => {
    const { t } = await drawn();
    const upsideDown = t('page.tarot.reversed', { name: 'trump 7' });
    const panel = within(screen.getByRole('complementary'));
    for (const text of ['the headline', 'trump 0', upsideDown, 'many trumps']) {
      expect(panel.getByText(text)).toBeTruthy();
    }
    expect(panel.getByText('All of it together.')).toBeTruthy();
    expect(panel.getAllByText('Go slowly.')).toHaveLength(1);
  });

  it.each(['yes', 'no', 'maybe'])('leans towards %s', async (answer) => {
    const { t } = await drawn({ answer });
    expect(screen.getByText(t(`page.tarot.answer.${answer}`))).toBeTruthy();
  });

  it('can be talked over', async () => {
    const { t, onAsk } = await drawn();
    await press(button(t('page.askmore')));
    const cards = ['trump 0', t('page.tarot.reversed', { name: 'trump 7' }), 'trump 14'].join(', ');
    expect(onAsk).toHaveBeenCalledWith(t('page.tarot.ask.say', { cards }));
  });

  it('comes into sight for the card that is looked at', async () => {
    const sight = vi.spyOn(Element.prototype, 'scrollIntoView');
    const { container } = await drawn();
    await press(container.querySelectorAll('.look')[1]);
    expect(sight).toHaveBeenCalledTimes(1);
    expect(container.querySelector('.sayings [data-on] p').textContent).toBe('says 1');
    expect(container.querySelectorAll('.place[data-on]')).toHaveLength(1);
  });

  it('every card tells its place and name, and whether it is reversed', async () => {
    const { t } = await drawn();
    const name = t('page.tarot.reversed', { name: 'trump 7' });
    expect(button(`2. place 1: ${name}`)).toBeTruthy();
    expect(screen.getAllByText(t('page.tarot.way.down'))).toHaveLength(1);
    expect(screen.getAllByText(t('page.tarot.way.up'))).toHaveLength(2);
  });

  it('of the day is asked for by name and lies alone', async () => {
    const { t, asked, faces } = await table();
    await press(button(t('page.tarot.daily')));
    const params = { user_id: USER.user_id, locale: 'en' };
    expect(asked()).toEqual([['fortune.tarot.daily', params]]);
    expect(faces()).toBe(1);
    expect(screen.getByRole('heading', { name: t('page.tarot.daily') })).toBeTruthy();
    await press(button(t('page.tarot.shuffle')));
    expect(faces()).toBe(0);
    expect(screen.getByText('place 2', { exact: false })).toBeTruthy();
  });
});

describe('by keyboard alone', () => {
  it('three cards are drawn, and the focus goes on to what they say', async () => {
    const { container, faces } = await table();
    container.querySelector('.fan [tabindex="0"]').focus();
    for (const key of ['ArrowRight', 'Home', 'End']) {
      fireEvent.keyDown(document.activeElement, { key });
      await press(document.activeElement); // what Enter does to a button
    }
    expect(faces()).toBe(3);
    expect(document.activeElement.className).toBe('lead-box');
    expect(container.querySelector('.fan-room').inert).toBe(true);
  });

  it('the focus is not taken from somebody who went elsewhere', async () => {
    let answer;
    const { t, take } = await table({
      'fortune.tarot': () => new Promise((resolve) => (answer = resolve)),
    });
    await choose('spread one');
    await take(3);
    const shuffle = button(t('page.tarot.shuffle'));
    shuffle.focus();
    await act(async () => answer(readingOf('one')));
    expect(screen.getByText('the headline')).toBeTruthy();
    expect(document.activeElement).toBe(shuffle);
  });
});

describe('a card in flight', () => {
  let animate;
  beforeEach(() => {
    animate = Element.prototype.animate = vi.fn();
  });
  afterEach(() => {
    delete Element.prototype.animate;
  });

  it('comes from its gap in the fan, one after another when all are taken', async () => {
    const { t } = await table({}, { reduced: false });
    await press(button(t('page.tarot.pick')));
    expect(animate.mock.calls.map(([, { delay }]) => delay)).toEqual([0, 140, 280]);
    expect(animate.mock.calls[0][0].at(-1)).toEqual({ transform: 'none' });
  });

  it('lies there at once for who wants less motion', async () => {
    const { take } = await table({}, { reduced: true });
    await take(1);
    expect(animate).not.toHaveBeenCalled();
  });
});
