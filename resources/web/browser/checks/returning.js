/** Reloaded, opened twice, cut off and started again: the conversation is still there. */
import assert from 'node:assert/strict';
import { PERSON } from '../app.js';
import { answered, askForToday, heard, here, say } from '../browser.js';
import { text } from '../texts.js';

const bubble = async (page) => (await page.locator('.bubble .s').allTextContents()).join(' ');
const told = async (page) => (await page.locator('.history .log').allTextContents()).join();

export const checks = {
  'a reload and a second tab show the same conversation': async ({ app, visit }) => {
    await app.meet(PERSON);
    const session = await visit();
    const page = await session.home();
    await askForToday(page);
    const before = await bubble(page);
    await page.reload();
    await here(page);
    assert.equal(await bubble(page), before);
    assert.match(await told(page), /안녕\? 오늘 운세 알려줘/);
    const second = await session.home();
    assert.equal(await bubble(second), before);
    await say(second, '고마워!');
    await heard(page, '고마워!');
    await answered(page);
    await answered(second);
    assert.equal(await bubble(page), await bubble(second));
    assert.notEqual(await bubble(page), before);
  },

  'when the app ends the page says so; the new link brings everything back': async ({
    app,
    visit,
  }) => {
    await app.meet(PERSON);
    const session = await visit();
    const page = await session.home();
    await askForToday(page);
    const before = await bubble(page);
    await app.kill();
    await page.getByRole('alert').getByText(text('page.lost')).waitFor();
    assert.equal(await bubble(page), before);
    await app.startAgain();
    // The old run's cookie opens nothing any more; a new link in any tab lets both in.
    await page.getByRole('alert').getByText(text('page.refused')).waitFor();
    const second = await session.home();
    assert.equal(await bubble(second), before);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    assert.equal(await bubble(page), before);
    await say(page, '고마워!');
    await heard(second, '고마워!');
    session.watch.expect(/WebSocket connection .* failed/);
    session.watch.expect(/401/);
    session.watch.expect(/ERR_CONNECTION_REFUSED/);
  },
};
