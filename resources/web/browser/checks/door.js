/** How a browser gets in: the link once, the cookie after that, and words for whoever has neither. */
import assert from 'node:assert/strict';
import { PERSON } from '../app.js';
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
    await page.waitForSelector('.bubble', { state: 'attached' });
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

  'the policy keeps out what is foreign or inline': async ({ app, visit }) => {
    await app.meet(PERSON);
    const session = await visit();
    const page = await session.home();
    const ran = await page.evaluate(async () => {
      const picture = Object.assign(new Image(), { src: 'http://127.0.0.1:1/spy.png' });
      await new Promise((done) => (picture.onerror = done));
      const script = document.createElement('script');
      try {
        script.textContent = 'window.ran = true';
      } catch {
        script.append('window.ran = true');
      }
      document.head.append(script);
      return window.ran ?? false;
    });
    assert.equal(ran, false);
    session.watch.expect(/policy broken: img-src/);
    session.watch.expect(/TrustedScript/);
    session.watch.expect(/img-src|spy\.png/); // the same in Chromium's own words
  },
};
