/** The people close to a person, as this screen uses them. */
import { useState } from 'react';
import { useAnswer } from '../api/answer.js';

export const BONDS = ['lover', 'friend', 'colleague'];
const RELATION_OF = { lover: 'partner', friend: 'friend', colleague: 'colleague' };

/** How two are bound, by what somebody was named as; family and others are read as friends. */
export function bondOf(person) {
  if (!person) return 'lover';
  return BONDS.find((bond) => RELATION_OF[bond] === person.relation) ?? 'friend';
}

/**
 * Everybody, and how to keep somebody new or what has changed of them.
 * @param {(op: string, params: object) => Promise<object>} call
 * @param {string} userId whose people
 */
export function usePeople(call, userId) {
  const { answer, error, busy, again } = useAnswer(call, 'people.list', { user_id: userId });
  const [saved, setSaved] = useState([]); // since the list was asked for, newest first
  const fresh = (person) => saved.find(({ id }) => id === person.id) ?? person;
  const known = answer ?? [];
  const added = saved.filter(({ id }) => !known.some((person) => person.id === id));
  /** Resolves to the person; rejects with the server's refusal, which belongs to a field. */
  const save = async (profile, { id, bond }) => {
    const kept = id
      ? await call('people.update', { user_id: userId, id, ...profile })
      : await call('people.create', { user_id: userId, ...profile, relation: RELATION_OF[bond] });
    setSaved((before) => [kept, ...before.filter((person) => person.id !== kept.id)]);
    return kept;
  };
  return { list: [...known.map(fresh), ...added.toReversed()], error, busy, again, save };
}
