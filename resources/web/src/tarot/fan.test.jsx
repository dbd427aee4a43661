import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { FAN } from './draw.js';
import { Fan } from './fan.jsx';

function Held({ disabled = false, first = [] }) {
  const [taken, setTaken] = useState(first);
  return <Fan taken={taken} disabled={disabled} onTake={(back) => setTaken([...taken, back])} />;
}

const gaps = () => [...document.querySelectorAll('.gap')].map((gap) => Number(gap.dataset.back));
const backs = () => screen.getAllByRole('button');
const stops = () => backs().filter((back) => back.tabIndex === 0);
const focused = () => Number(document.activeElement.dataset.back);
const press = (key) => fireEvent.keyDown(document.activeElement, { key });

describe('the fan', () => {
  it('is a named group of backs, each with a name of its own, and one stop for Tab', () => {
    const { t } = show(<Held />);
    expect(screen.getByRole('group').getAttribute('aria-label')).toBe(t('page.tarot.fan'));
    expect(new Set(backs().map((back) => back.getAttribute('aria-label'))).size).toBe(FAN);
    expect(stops()).toHaveLength(1);
  });

  it('leaves a gap where a card was taken', () => {
    show(<Held />);
    fireEvent.click(backs()[4]);
    expect(gaps()).toEqual([4]);
    expect(backs()).toHaveLength(FAN - 1);
  });

  it('can be shut', () => {
    show(<Held disabled />);
    expect(backs().every((back) => back.disabled)).toBe(true);
  });
});

describe('by keyboard', () => {
  it('arrows go along it and stop at its ends', () => {
    show(<Held />);
    stops()[0].focus();
    const middle = focused();
    press('ArrowRight');
    expect(focused()).toBe(middle + 1);
    press('ArrowLeft');
    press('ArrowLeft');
    expect(focused()).toBe(middle - 1);
    press('End');
    expect(focused()).toBe(FAN - 1);
    press('ArrowRight');
    expect(focused()).toBe(FAN - 1);
    press('Home');
    press('ArrowLeft');
    expect(focused()).toBe(0);
    expect(stops()).toHaveLength(1);
  });

  it('arrows step over gaps', () => {
    show(<Held first={[1, 2]} />);
    act(() => backs()[0].focus());
    press('ArrowRight');
    expect(focused()).toBe(3);
  });

  it('other keys are left to the browser', () => {
    show(<Held />);
    stops()[0].focus();
    const before = focused();
    expect(press('Enter')).toBe(true);
    expect(press('Tab')).toBe(true);
    expect(focused()).toBe(before);
  });

  it('the focus goes on to the nearest card when one was taken', () => {
    show(<Held />);
    backs()[0].focus();
    fireEvent.click(document.activeElement);
    expect(focused()).toBe(1);
    fireEvent.click(document.activeElement);
    expect(focused()).toBe(2);
    expect(gaps()).toEqual([0, 1]);
  });
});
