import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { longDay, shortDay, weekdayOf, weekdays } from './dates.js';
import { useLatest } from './latest.js';
import { sentences } from './paper.jsx';

describe('sentences', () => {
  it('are cut at their ends', () => {
    expect(sentences('One. Two? Three!')).toEqual(['One.', 'Two?', 'Three!']);
    expect(sentences('no end')).toEqual(['no end']);
    expect(sentences('Well... then.')).toEqual(['Well...', 'then.']);
    expect(sentences('')).toEqual([]);
  });

  it('are not cut inside a number', () => {
    expect(sentences('It is 9.8 years. Yes.')).toEqual(['It is 9.8 years.', 'Yes.']);
  });
});

describe('days', () => {
  it('are written for the reader, whatever the machine’s zone', () => {
    expect(longDay('2004-12-02', 'en')).toBe('December 2, 2004');
    expect(shortDay('2026-11-07T12:00:00', 'en')).toBe('11/7');
  });

  it('have their day of the week from Sunday', () => {
    expect(weekdays('en')).toEqual(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);
    expect([weekdayOf('2026-11-01'), weekdayOf('2026-11-28')]).toEqual([0, 6]);
  });
});

it('the last answer stays until there is another', () => {
  const Shown = ({ answer }) => <p>{useLatest(answer)?.text ?? 'nothing'}</p>;
  const { container, rerender } = show(<Shown answer={null} />);
  const after = (answer) => {
    act(() => rerender(<Shown answer={answer} />));
    return container.textContent;
  };
  expect(container.textContent).toBe('nothing');
  expect(after({ text: 'one' })).toBe('one');
  expect(after(null)).toBe('one');
  expect(after({ text: 'two' })).toBe('two');
});
