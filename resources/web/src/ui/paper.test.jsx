import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { Paper, sentences } from './paper.jsx';

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

it('a sheet says who speaks, then a sentence a line, then what stands below', () => {
  const { container } = show(
    <Paper who="Dalto" text="One. Two." foot="for fun">
      <p>more</p>
    </Paper>,
  );
  expect(container.querySelector('h2').textContent).toBe('Dalto');
  expect([...container.querySelectorAll('.s')].map((it) => it.textContent)).toEqual([
    'One.',
    'Two.',
  ]);
  expect(container.textContent.endsWith('morefor fun')).toBe(true);
});
