import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { READING } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { ReasonChips } from './reasons.jsx';

const areaOf = (id) => READING.categories.find((area) => area.id === id);

/** The whole sum of an area, opened. */
function opened(area) {
  const { t } = show(<ReasonChips area={area} />);
  fireEvent.click(screen.getByRole('button', { name: t('page.why.of', { name: area.name }) }));
  return { t, sum: within(screen.getByRole('dialog')) };
}

describe('the chips', () => {
  it('name the two strongest reasons in a few words, with their signs', () => {
    const { container } = show(<ReasonChips area={areaOf('overall')} />);
    const chips = [...container.querySelectorAll('.reason')].map((chip) => chip.textContent);
    expect(chips).toEqual(['+13label overall 0', '+7label overall 1']);
  });

  it('use the sentence where there are no few words', () => {
    const { reasons, ...area } = areaOf('love');
    const bare = reasons.map(({ signal, effect, text }) => ({ signal, effect, text }));
    const { container } = show(<ReasonChips area={{ ...area, reasons: bare }} />);
    expect(container.querySelector('.reason').textContent).toBe('+13reason love 0');
  });
});

describe('the sum in the open', () => {
  it('goes from 60 over every reason to the score', () => {
    const { t, sum } = opened(areaOf('overall'));
    expect(sum.getByText('60 + 13 + 7 − 2 = 78')).toBeTruthy();
    expect(sum.getByText(t('page.today.sum.base'))).toBeTruthy();
    for (const { text } of areaOf('overall').reasons) expect(sum.getByText(text)).toBeTruthy();
  });

  it('says where the scale cuts it short', () => {
    const { t, sum } = opened(areaOf('money'));
    expect(sum.getByText('60 + 30 + 12 = 102 → 98')).toBeTruthy();
    expect(sum.getByText(new RegExp(t('page.reason.highest')))).toBeTruthy();
  });

  it('a score of 60 with a reason that moves nothing is still a sum', () => {
    const { sum } = opened(areaOf('work'));
    expect(sum.getByText('60 = 60')).toBeTruthy();
    expect(sum.getByText('±0')).toBeTruthy();
  });

  it('may be replaced, and closes with Escape', () => {
    show(
      <ReasonChips area={areaOf('love')}>
        <p>only this</p>
      </ReasonChips>,
    );
    fireEvent.click(screen.getByRole('button'));
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('only this');
    expect(dialog.textContent).not.toContain('=');
    fireEvent.keyDown(dialog, { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
