import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Say } from './say.jsx';

function say(props = {}) {
  const onSend = vi.fn();
  const onStop = vi.fn();
  const base = { answering: false, speaking: false, disabled: false, onSend, onStop };
  const shown = show(<Say {...base} {...props} />);
  const field = screen.getByRole('textbox');
  return {
    ...shown,
    onSend,
    onStop,
    field,
    type: (value) => fireEvent.change(field, { target: { value } }),
    enter: (more = {}) => fireEvent.keyDown(field, { key: 'Enter', keyCode: 13, ...more }),
    button: (name) => screen.queryByRole('button', { name: shown.t(name) }),
  };
}

describe('Enter', () => {
  it('sends what was typed, trimmed, and empties the field', () => {
    const { type, enter, field, onSend } = say();
    type('  오늘 운세 알려줘 ');
    enter();
    expect(onSend.mock.calls).toEqual([['오늘 운세 알려줘']]);
    expect(field.value).toBe('');
  });

  it('never sends while Hangul is being composed', () => {
    const { type, enter, onSend, field } = say();
    type('안녕');
    enter({ isComposing: true });
    enter({ keyCode: 229 });
    expect(onSend).not.toHaveBeenCalled();
    expect(field.value).toBe('안녕');
    enter();
    expect(onSend).toHaveBeenCalledTimes(1);
  });

  it('other keys do not send', () => {
    const { type, field, onSend } = say();
    type('a');
    fireEvent.keyDown(field, { key: 'a', keyCode: 65 });
    expect(onSend).not.toHaveBeenCalled();
  });

  it('nothing but spaces is not sent', () => {
    const { type, enter, onSend } = say();
    type('   ');
    enter();
    expect(onSend).not.toHaveBeenCalled();
  });

  it('while an answer is coming the text waits', () => {
    const { type, enter, onSend, field } = say({ answering: true });
    type('next');
    enter();
    expect(onSend).not.toHaveBeenCalled();
    expect(field.value).toBe('next');
  });
});

describe('the limit of 2,000 characters', () => {
  it('is shown when it comes near', () => {
    const { type, t } = say();
    type('a'.repeat(1799));
    expect(screen.getByText(t('page.disclaimer'))).toBeTruthy();
    type('a'.repeat(1800));
    expect(screen.getByText(t('page.say.length', { length: 1800, limit: 2000 }))).toBeTruthy();
  });

  it('keeps longer text from being sent, and keeps it', () => {
    const { type, enter, onSend, field, button } = say();
    type('a'.repeat(2001));
    enter();
    expect(onSend).not.toHaveBeenCalled();
    expect(field.value).toHaveLength(2001);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(button('page.send').disabled).toBe(true);
  });

  it('counts characters as a person does', () => {
    const { type, enter, onSend } = say();
    type('🌕'.repeat(2000));
    enter();
    expect(onSend).toHaveBeenCalledTimes(1);
  });
});

describe('the button', () => {
  it('sends', () => {
    const { type, button, onSend } = say();
    type('hi');
    fireEvent.click(button('page.send'));
    expect(onSend).toHaveBeenCalledWith('hi');
  });

  it('with nothing typed it leads to the field', () => {
    const { button, field, onSend } = say();
    fireEvent.click(button('page.send'));
    expect(onSend).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field);
  });

  it('stops while an answer is coming or sounds', () => {
    for (const state of [{ answering: true }, { speaking: true }]) {
      const { button, onStop, unmount } = say(state);
      expect(button('page.send')).toBeNull();
      fireEvent.click(button('page.stop'));
      expect(onStop).toHaveBeenCalledTimes(1);
      unmount();
    }
  });

  it('sends the next words while the last ones still sound', () => {
    const { type, enter, onSend } = say({ speaking: true });
    type('and then?');
    enter();
    expect(onSend).toHaveBeenCalledWith('and then?');
  });

  it('waits for the connection', () => {
    const { type, enter, onSend, button } = say({ disabled: true });
    type('hi');
    enter();
    expect(onSend).not.toHaveBeenCalled();
    expect(button('page.send').disabled).toBe(true);
  });
});
