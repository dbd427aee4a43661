import { act, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { message } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { Bubble } from './bubble.jsx';

afterEach(() => vi.useRealTimers());

const bubble = (props) => (
  <Bubble answer={null} turn={null} spoken={[]} speaking={null} {...props} />
);
const lines = () => [...document.querySelectorAll('.s')].map((line) => line.textContent);

it('shows the last answer, one block a sentence', () => {
  show(bubble({ answer: message('a', 'assistant', 'One. Two.') }));
  expect(lines()).toEqual(['One.', 'Two.']);
  expect(screen.getByRole('status').getAttribute('aria-atomic')).toBe('false');
});

it('shows the answer as it comes instead of the old one', () => {
  const answer = message('a', 'assistant', 'Old.');
  show(bubble({ answer, turn: { turn: 2, text: 'New. And mo' } }));
  expect(lines()).toEqual(['New.', 'And mo']);
});

it('marks the sentence that sounds', () => {
  const spoken = [{ utterance: 'u', turn: 1, text: 'Two.' }];
  show(bubble({ answer: message('a', 'assistant', 'One. Two.'), spoken, speaking: 'u' }));
  expect(document.querySelector('.s[data-now]').textContent).toBe('Two.');
});

it('is not there when there is nothing to say', () => {
  const { container } = show(bubble({}));
  expect(container.textContent).toBe('');
});

describe('while an answer is awaited', () => {
  const waiting = { answer: message('a', 'assistant', 'Old.'), turn: { turn: 2, text: '' } };

  it('keeps the old words for 400 ms, then pounds', () => {
    vi.useFakeTimers();
    const { t } = show(bubble(waiting));
    expect(lines()).toEqual(['Old.']);
    act(() => vi.advanceTimersByTime(399));
    expect(screen.queryByText(t('page.thinking.title'))).toBeNull();
    act(() => vi.advanceTimersByTime(1));
    expect(screen.getByText(t('page.thinking.title'))).toBeTruthy();
    expect(document.querySelector('[aria-busy=true]')).toBeTruthy();
  });

  it('counts the seconds from the second one on', () => {
    vi.useFakeTimers();
    show(bubble(waiting));
    const foot = () => document.querySelector('.foot').textContent;
    act(() => vi.advanceTimersByTime(400));
    act(() => vi.advanceTimersByTime(1999));
    expect(foot()).not.toMatch(/\d/);
    act(() => vi.advanceTimersByTime(1));
    expect(foot()).toContain('2');
    act(() => vi.advanceTimersByTime(1000));
    expect(foot()).toContain('3');
  });

  it('stops pounding with the first word', () => {
    vi.useFakeTimers();
    const { rerender } = show(bubble(waiting));
    act(() => vi.advanceTimersByTime(1000));
    rerender(bubble({ ...waiting, turn: { turn: 2, text: 'So' } }));
    expect(lines()).toEqual(['So']);
  });
});

describe('the foot', () => {
  const foot = (more) => {
    const { t } = show(bubble({ answer: message('a', 'assistant', 'Hi.', more) }));
    return { text: document.querySelector('.foot')?.textContent, t };
  };

  it('says that nobody outside was asked', () => {
    const { text, t } = foot({});
    expect(text).toBe(t('page.foot.offline'));
  });

  it('says on what the answer rests', () => {
    const { text, t } = foot({ reading: { kind: 'tarot', data: {} } });
    expect(text).toBe(t('page.foot.tarot'));
  });

  it('says that it was stopped, before everything else', () => {
    const { text, t } = foot({ stopped: true, reading: { kind: 'tarot', data: {} } });
    expect(text).toBe(t('page.foot.stopped'));
  });

  it('is empty where there is nothing to say', () => {
    expect(foot({ provider: 'groq_llm' }).text).toBeUndefined();
  });
});
