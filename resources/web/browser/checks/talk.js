/** A turn in the browser: typed, streamed, heard, seen on her face, stopped. */
import assert from 'node:assert/strict';
import { PERSON } from '../app.js';
import { answered, heard, openBrowser, say } from '../browser.js';
import { text } from '../texts.js';

const SENTENCE = '안녕? 오늘 운세 알려줘';
const OFFERED = { today: 'daily', tarot: 'tarot', saju: 'saju', zodiac: 'zodiac' };
const PILLARS = [...'庚午辛巳庚辰癸未'].sort();

/** From now on keep how far the mouth opened, and how cheek and eyes moved. */
function watchHer() {
  const seen = (window.seen = { mouth: [], cheek: [], smile: [] });
  const look = () => {
    const { ParamMouthOpenY, ParamCheek, ParamEyeLSmile } = window.fortuneStage.values();
    seen.mouth.push(ParamMouthOpenY);
    seen.cheek.push(ParamCheek);
    seen.smile.push(ParamEyeLSmile);
    requestAnimationFrame(look);
  };
  look();
}

/** Whether all this was seen: how far mouth and face moved. */
function seen({ mouth, face }) {
  const range = (values) => Math.max(...values) - Math.min(...values);
  const { seen } = window;
  const moved = Math.max(range(seen.cheek), range(seen.smile));
  return range(seen.mouth) > mouth && moved > face;
}

/** Wait until the sound runs on. */
async function sounds(page) {
  await page.waitForFunction(() => window.sounds[0]?.currentTime > 0.1 && !window.sounds[0].paused);
  const before = await page.evaluate(() => window.sounds[0].currentTime);
  await page.waitForFunction((then) => window.sounds[0].currentTime !== then, before);
}

export const checks = {
  'a typed question is answered in text, sound, mouth, face and card': async ({ app, visit }) => {
    const person = await app.meet(PERSON);
    const session = await visit();
    const page = await session.home();
    await page.evaluate(watchHer);
    await say(page, SENTENCE);
    await sounds(page);
    await page.waitForFunction(seen, { mouth: 0.3, face: 0.3 });
    assert.ok(session.heard('chat_delta') > 2, 'it came as a stream');
    await page.waitForSelector('.reading .pcell');
    const cells = (await page.locator('.reading .pcell').allTextContents()).join('');
    assert.deepEqual([...cells].filter((sign) => PILLARS.includes(sign)).sort(), PILLARS);
    const { items } = await app.call('GET', `/chat/${person}/history`);
    const plain = (it) => it.replaceAll(/\s/g, '');
    const shown = (await page.locator('.bubble .s').allTextContents()).join('');
    assert.equal(plain(shown), plain(items[0].text));
  },

  'what the page offers to ask is understood, in both languages': async ({ app }) => {
    const person = await app.meet(PERSON);
    await app.call('PATCH', '/settings', { voice: { enabled: false } });
    const missed = [];
    for (const locale of ['ko', 'en']) {
      await app.call('PATCH', `/user/${person}`, { locale });
      for (const [chip, kind] of Object.entries(OFFERED)) {
        const message = text(`page.chip.${chip}.say`, locale);
        const { reading } = await app.call('POST', '/chat', { user_id: person, message });
        if (reading?.kind !== kind) missed.push(message);
      }
    }
    assert.deepEqual(missed, []);
  },

  'stop is silence at once': async ({ app, visit }) => {
    await app.meet(PERSON);
    const page = await (await visit()).home();
    await say(page, SENTENCE);
    await sounds(page);
    // After the page's own handlers of this very click.
    await page.evaluate(() =>
      window.addEventListener('click', () => (window.silent = window.sounds[0].paused), {
        once: true,
      }),
    );
    await page.getByRole('button', { name: text('page.stop') }).click();
    assert.equal(await page.evaluate(() => window.silent), true);
    await answered(page);
    await page.waitForFunction(() => window.fortuneStage.values().ParamMouthOpenY < 0.05);
    assert.equal(await page.evaluate(() => window.sounds.every(({ paused }) => paused)), true);
  },

  'Enter never sends while a syllable is being composed': async ({ app, visit }) => {
    await app.meet(PERSON);
    const session = await visit();
    const page = await session.home();
    const keyboard = await session.context.newCDPSession(page);
    await page.click('#say');
    await page.evaluate(() =>
      window.addEventListener('keydown', ({ isComposing }) => (window.composing = isComposing)),
    );
    await keyboard.send('Input.imeSetComposition', {
      text: '안녀',
      selectionStart: 2,
      selectionEnd: 2,
    });
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => window.composing), true);
    assert.equal(await page.inputValue('#say'), '안녀');
    assert.deepEqual(session.said, []);
    await keyboard.send('Input.insertText', { text: '안녕' });
    await page.keyboard.press('Enter');
    await heard(page, '안녕');
    assert.deepEqual(session.said, ['안녕']);
  },

  'where the browser wants a click before sound, a button gives it': async ({ app, visit }) => {
    const person = await app.meet(PERSON);
    const strict = await openBrowser();
    try {
      const session = await visit({}, strict);
      const page = await session.home();
      await page.reload();
      // Playwright's own ways to look into a page count as a person's touch, the bare protocol does not.
      const raw = await session.context.newCDPSession(page);
      const until = async (condition) => {
        const expression = waiting(condition);
        const { result } = await raw.send('Runtime.evaluate', { expression, awaitPromise: true });
        assert.ok(result.value, `never: ${condition}`);
      };
      await until('window.fortuneStage?.values() && document.querySelector(".todaymoon")');
      const turn = app.call('POST', '/chat', { user_id: person, message: '안녕?' });
      await until('document.querySelector(".tools .btn.primary")');
      assert.equal(await page.evaluate(() => window.sounds[0].currentTime), 0);
      const unlock = page.getByRole('button', { name: text('page.sound.on') });
      await unlock.click();
      await sounds(page);
      await unlock.waitFor({ state: 'detached' });
      await app.call('POST', `/chat/${person}/stop`);
      await turn;
    } finally {
      await strict.close();
    }
  },
};

/** A script whose value is whether a condition of the page came true in time. */
function waiting(condition) {
  return `new Promise((done) => {
    const end = performance.now() + 20_000;
    const look = () => {
      const met = Boolean(${condition});
      if (met || performance.now() > end) done(met);
      else requestAnimationFrame(look);
    };
    look();
  })`;
}
