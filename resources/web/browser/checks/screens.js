/** The five screens beside home: each has its reading, fits its window, passes axe and is worked by keyboard alone. */
import assert from 'node:assert/strict';
import { PERSON } from '../app.js';
import { heard } from '../browser.js';
import { text } from '../texts.js';
import { judge, walk } from './access.js';

/** What shows that a screen has what it was opened for. */
const SHOWN = {
  today: '.day-hero .big',
  saju: '.saju-chart .pcell',
  tarot: '.fan-card',
  zodiac: '.wheel .body',
  match: '.match-duo .disc',
};
/** The views of a screen, by the choice in its head that leads to them. */
const VIEWS = {
  today: ['.day-hero .big', '.week-card li', '.moons .day'],
  zodiac: ['.wheel .body', '.phase-card', '.wheel .other', '.sign-areas li'],
};
const SIZES = [
  [980, 640, 1],
  [880, 576, 1.25], // a window of 1100 × 720 device pixels
];
const CALM = { reducedMotion: 'reduce' };
const OTHER = {
  name: 'Haru',
  relation: 'friend',
  birth: { date: '1988-12-03', calendar: 'lunar' },
};

/** The page of somebody who knows somebody. */
async function open({ app, visit }, options = {}) {
  const person = await app.meet(PERSON);
  await app.call('POST', `/user/${person}/people`, OTHER);
  const session = await visit({ ...CALM, ...options });
  return { session, page: await session.home() };
}

async function go(page, id) {
  await page.click(`.rail [href="#${id}"]`);
  await page.waitForSelector(SHOWN[id]);
}

/** Every view of a screen, one after another. */
async function* views(page, id) {
  await go(page, id);
  const choice = page.locator('.page-actions .seg button');
  for (const [n, shown] of (VIEWS[id] ?? [SHOWN[id]]).entries()) {
    if (n > 0) await choice.nth(n).click();
    await page.waitForSelector(shown);
    yield VIEWS[id] ? `${id} ${n + 1}` : id;
  }
}

async function speak(page, app, locale) {
  await app.call('PATCH', `/user/${app.person}`, { locale });
  await page.waitForSelector(`html[lang=${locale}]`);
}

/** What sticks out, is cut or breaks over lines, a line each. */
function misplaced() {
  const faults = [];
  const name = (it) => `${it.tagName}.${it.className?.baseVal ?? it.className} “${it.textContent}”`;
  const rail = document.querySelector('.rail');
  const page = document.querySelector('main.page');
  for (const it of [document.scrollingElement, page, rail])
    if (it.scrollWidth > it.clientWidth)
      faults.push(`${it.className || 'window'} scrolls sideways`);
  if (rail.scrollHeight > rail.clientHeight) faults.push('the rail is too long');
  for (const it of page.querySelectorAll('*')) {
    if (it.closest('svg, .fan, .sr') || !it.checkVisibility()) continue;
    const { left, right } = it.getBoundingClientRect();
    if (right > innerWidth + 1 || left < 0) faults.push(`${name(it)} sticks out`);
    const cut = it.scrollWidth > it.clientWidth + 1 && it.clientWidth;
    if (cut && it.matches('button, b, h1, h2, .badge, .eltag')) faults.push(`${name(it)} is cut`);
  }
  for (const it of document.querySelectorAll(
    '.page .seg button, .page .btn, .badge, .eltag, .day-score .big',
  )) {
    const inside = document.createRange();
    inside.selectNodeContents(it);
    const tops = [...inside.getClientRects()].map(({ top, bottom }) => (top + bottom) / 2);
    if (Math.max(...tops) - Math.min(...tops) > 12) faults.push(`${name(it)} is broken over lines`);
  }
  return faults;
}

/** Tab on until something is reached. */
async function tabTo(page, selector) {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((it) => document.activeElement.matches(it), selector)) return;
  }
  assert.fail(`Tab never came to ${selector}`);
}

export const checks = {
  'every screen has its reading, and fits its window in both languages': async ({ app, visit }) => {
    const found = [];
    for (const [width, height, deviceScaleFactor] of SIZES) {
      const { page } = await open(
        { app, visit },
        { viewport: { width, height }, deviceScaleFactor },
      );
      for (const locale of ['ko', 'en']) {
        await speak(page, app, locale);
        for (const id of Object.keys(SHOWN))
          for await (const view of views(page, id))
            for (const line of await page.evaluate(misplaced))
              found.push(`${width}×${height} ${locale} ${view}: ${line}`);
      }
    }
    assert.deepEqual(found, []);
  },

  'axe finds nothing wrong on any screen': async ({ app, visit }) => {
    const { page } = await open({ app, visit });
    const found = [];
    let turn = 0;
    for (const id of Object.keys(SHOWN))
      for await (const view of views(page, id)) {
        const theme = (turn += 1) % 2 ? 'night' : 'day'; // one a view: the colours are the same tokens everywhere
        found.push(...(await judge(page, app, view, [theme])));
      }
    assert.deepEqual(found, []);
  },

  'Tab reaches everything on every screen, and shows where it is': async ({ app, visit }) => {
    const { page } = await open({ app, visit });
    for (const id of Object.keys(SHOWN)) {
      await go(page, id);
      const { unreached, hidden, wanted } = await walk(page);
      assert.ok(wanted.length > 10, wanted.join());
      assert.deepEqual({ id, unreached, hidden }, { id, unreached: [], hidden: [] });
    }
  },

  'the address names the screen: it opens there, and going back leads back': async ({
    app,
    visit,
  }) => {
    const { page } = await open({ app, visit });
    await go(page, 'saju');
    await page.reload();
    await page.waitForSelector(SHOWN.saju);
    await go(page, 'match');
    await page.goBack();
    await page.waitForSelector(SHOWN.saju);
    assert.equal(await page.locator('.rail [aria-current=page]').getAttribute('href'), '#saju');
  },

  'cards are drawn by keyboard, read, and taken home to Dalto': async ({ app, visit }) => {
    const { session, page } = await open({ app, visit });
    await page.focus('.rail [href="#tarot"]');
    await page.keyboard.press('Enter');
    await page.waitForSelector(SHOWN.tarot);
    await tabTo(page, '.fan-card');
    for (const key of ['ArrowRight', 'Enter', 'ArrowLeft', 'Enter', 'End', 'Enter'])
      await page.keyboard.press(key);
    await page.waitForSelector('.telling .lead');
    assert.equal(await page.locator('.sayings li').count(), 3);
    assert.equal(await page.locator('.place [data-shown] .tcard').count(), 6); // backs and faces
    await tabTo(page, '.telling .btn.primary');
    const names = await page.locator('.sayings b').allTextContents();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !document.querySelector('main.page'));
    assert.equal(session.said.length, 1);
    for (const name of names) assert.ok(session.said[0].includes(name));
    await heard(page, session.said[0]);
  },

  'a day asked for on its screen is answered at home': async ({ app, visit }) => {
    const { session, page } = await open({ app, visit });
    await go(page, 'today');
    await page.getByRole('button', { name: text('page.askdalto') }).click();
    await page.waitForSelector('.reading .pcell', { state: 'attached' });
    assert.deepEqual(session.said, [text('page.chip.today.say')]);
  },
};
