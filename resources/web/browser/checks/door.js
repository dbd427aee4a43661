/** How a browser gets in: the link once, the cookie after that, and words for whoever has neither. */
import assert from 'node:assert/strict';
import { text } from '../texts.js';

export const checks = {
  'the link is traded for a cookie that only this server reads': async ({ app, visit }) => {
    await app.meet();
    const { context } = await visit();
    const page = await context.newPage();
    await page.goto(app.open);
    assert.equal(page.url(), `${app.url}/`);
    const [cookie, ...others] = await context.cookies();
    assert.deepEqual(others, []);
    assert.equal(cookie.name, `fortune_${new URL(app.url).port}`);
    assert.ok(cookie.httpOnly);
    assert.equal(cookie.sameSite, 'Strict');
    assert.equal(await page.evaluate(() => document.cookie), '');
    await page.waitForSelector('.bubble');
    app.cookies = [cookie];
  },

  'the link works once; then a page says so in the reader’s language': async ({ app, visit }) => {
    for (const locale of ['ko', 'en']) {
      const { context, watch } = await visit({ locale });
      const page = await context.newPage();
      const answer = await page.goto(app.open);
      assert.equal(answer.status(), 401);
      assert.equal(await page.textContent('h1'), text('api.ticket.title', locale));
      assert.equal(await page.textContent('p'), text('api.ticket.text', locale));
      assert.deepEqual(await context.cookies(), []);
      watch.expect(/401/);
    }
  },

  'without the cookie the socket is refused and the page asks for the link': async ({
    app,
    visit,
  }) => {
    const { context, watch } = await visit();
    const page = await context.newPage();
    await page.goto(app.url);
    await page.getByRole('alert').getByText(text('page.refused')).waitFor();
    watch.expect(/WebSocket connection .* failed/);
    watch.expect(/401/);
  },

  'the policy keeps out pictures of others, inline script and eval': async ({ app, visit }) => {
    await app.meet();
    const { watch, ...here } = await visit();
    const page = await here.home?.();
    assert.ok(page);
  },
};
