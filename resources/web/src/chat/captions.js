/** Where in an answer its sentences lie, and which of them is being spoken. */

const SENTENCE = /[^.!?…~。\n]+[.!?…~。"'”’)]*\s*|[.!?…~。]+\s*/gu;

/** The sentences of a text, each with its place in it: `{text, start, end}`. */
export function sentencesOf(text) {
  return [...text.matchAll(SENTENCE)]
    .map((found) => ({
      text: found[0].trim(),
      start: found.index,
      end: found.index + found[0].length,
    }))
    .filter((sentence) => sentence.text);
}

/**
 * The place of the speaking utterance in the answer, or null.
 * Utterances come in order, so a sentence said twice is found the right time.
 * @param {string} answer
 * @param {{utterance: string, text: string}[]} spoken
 * @param {string | null} speaking
 */
export function spokenRange(answer, spoken, speaking) {
  let from = 0;
  for (const { utterance, text } of spoken) {
    const start = answer.indexOf(text, from);
    if (utterance === speaking) return start < 0 ? null : { start, end: start + text.length };
    if (start >= 0) from = start + text.length;
  }
  return null;
}

/** The sentences with `now` set on those that are being spoken. */
export function captions(answer, spoken, speaking) {
  const range = spokenRange(answer, spoken, speaking);
  return sentencesOf(answer).map((sentence) => ({
    ...sentence,
    now: range !== null && sentence.start < range.end && range.start < sentence.end,
  }));
}
