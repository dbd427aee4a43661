import { describe, expect, it } from 'vitest';
import { captions, sentencesOf, spokenRange } from './captions.js';

const texts = (text) => sentencesOf(text).map((sentence) => sentence.text);

describe('sentences', () => {
  it('end at their marks, quotes included', () => {
    expect(texts('안녕하세요. 오늘 어때요? "좋아요!" 그래요…')).toEqual([
      '안녕하세요.',
      '오늘 어때요?',
      '"좋아요!"',
      '그래요…',
    ]);
  });

  it('break at lines, and the last one needs no mark', () => {
    expect(texts('안녕하세요,\n달에서 온 달토예요. 반가')).toEqual([
      '안녕하세요,',
      '달에서 온 달토예요.',
      '반가',
    ]);
  });

  it('know their place in the text', () => {
    const text = 'One. Two!';
    for (const { start, end, text: own } of sentencesOf(text)) {
      expect(text.slice(start, end).trim()).toBe(own);
    }
  });

  it('an empty answer has none', () => {
    expect(texts('')).toEqual([]);
    expect(texts(' \n ')).toEqual([]);
  });
});

describe('what is being spoken', () => {
  const spoken = [
    { utterance: 'a', text: 'Yes.' },
    { utterance: 'b', text: 'Well.' },
    { utterance: 'c', text: 'Yes.' },
  ];
  const answer = 'Yes. Well. Yes.';

  it('is found where it stands, the second time too', () => {
    expect(spokenRange(answer, spoken, 'a')).toEqual({ start: 0, end: 4 });
    expect(spokenRange(answer, spoken, 'c')).toEqual({ start: 11, end: 15 });
  });

  it('is nothing while no voice sounds, or when the words are not in the answer', () => {
    expect(spokenRange(answer, spoken, null)).toBeNull();
    expect(spokenRange('Other.', spoken, 'a')).toBeNull();
  });

  it('marks exactly its own sentences', () => {
    const marks = captions(answer, spoken, 'b').map(({ text, now }) => [text, now]);
    expect(marks).toEqual([
      ['Yes.', false],
      ['Well.', true],
      ['Yes.', false],
    ]);
  });

  it('marks every sentence that is spoken in one breath', () => {
    const breath = [{ utterance: 'x', text: 'Yes. Well.' }];
    expect(captions(answer, breath, 'x').map(({ now }) => now)).toEqual([true, true, false]);
  });
});
