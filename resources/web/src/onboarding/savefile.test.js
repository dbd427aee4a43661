import { afterEach, expect, it, vi } from 'vitest';
import { saveJson } from './savefile.js';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('clicks a link to a file that holds the value, and lets it go later', async () => {
  vi.useFakeTimers();
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:page/1');
  const let_go = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue(undefined);
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function () {
    expect([this.href, this.download]).toEqual(['blob:page/1', 'me.json']);
  });
  saveJson('me.json', { name: 'Seoyeon' });
  expect(clicked).toHaveBeenCalledTimes(1);
  const [blob] = made.mock.calls[0];
  expect(blob.type).toBe('application/json');
  expect(JSON.parse(await blob.text())).toEqual({ name: 'Seoyeon' });
  expect(let_go).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(let_go).toHaveBeenCalledWith('blob:page/1');
});
