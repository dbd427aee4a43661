/** The page fits every window it promises to fit, and holds still for who asks. */
import assert from 'node:assert/strict';
import { PERSON } from '../app.js';
import { askForToday, here } from '../browser.js';
import { text } from '../texts.js';

const SIZES = [
  [800, 560],
  [979, 720],
  [1100, 720],
  [1600, 900],
];
/** A window of 1100 × 720 device pixels, as the page sees it when they are enlarged; 800 × 560 is the smallest. */
const ENLARGED = [
  [1.25, 880, 576],
  [1.5, 800, 560],
];

/** What sticks out of the window or lies on something else, a line each. */
function misplaced() {
  const faults = [];
  const root = document.scrollingElement;
  document.querySelector('main').scrollTop = 0; // a click may have scrolled even what does not scroll for a person
  if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} wide`);
  const name = (it) => `${it.tagName}.${it.className?.baseVal ?? it.className}`;
  const box = (it) => it.getBoundingClientRect();
  for (const it of document.querySelectorAll('.app *')) {
    if (it.closest('.scene, .dalto, svg') || !it.checkVisibility()) continue;
    if (box(it).right > innerWidth + 1 || box(it).left < -1) faults.push(`${name(it)} sticks out`);
    if (
      it.matches('button, b, h1, h2, .pill') &&
      it.scrollWidth > it.clientWidth + 1 &&
      it.clientWidth
    )
      faults.push(`${name(it)} is cut: ${it.textContent}`);
  }
  for (const it of document.querySelectorAll('.pcell .ko, .chip, .nav span, th')) {
    const inside = document.createRange();
    inside.selectNodeContents(it);
    const lines = new Set([...inside.getClientRects()].map(({ bottom }) => Math.round(bottom)));
    if (!it.firstElementChild && lines.size > 1)
      faults.push(`${it.textContent} is broken over lines`);
  }
  const parts = ['.topline > .row', '.topline > .tools', '.side', '.dock', '.bubble'];
  const shown = parts
    .map((part) => document.querySelector(part))
    .filter((it) => it?.checkVisibility());
  for (const [n, one] of shown.entries())
    for (const other of shown.slice(n + 1)) {
      const [a, b] = [box(one), box(other)];
      const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1;
      const under = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      if (over && under) faults.push(`${name(one)} lies on ${name(other)}`);
    }
  const field = box(document.querySelector('#say'));
  const hit = document.elementFromPoint(field.x + field.width / 2, field.y + field.height / 2);
  if (hit?.id !== 'say') faults.push(`the field is under ${hit && name(hit)}`);
  return faults;
}

/** What of a dialog cannot be reached, a line each. */
function misplacedInDialog() {
  const dialog = document.querySelector('dialog');
  const { left, top, right, bottom } = dialog.getBoundingClientRect();
  const faults = [];
  if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight)
    faults.push(`the dialog sticks out: ${[left, top, right, bottom]}`);
  if (dialog.scrollWidth > dialog.clientWidth) faults.push('the dialog scrolls sideways');
  for (const it of dialog.querySelectorAll('button, input, select')) {
    it.scrollIntoView({ block: 'nearest' });
    const box = it.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!it.contains(hit) && !it.parentElement.contains(hit))
      faults.push(`${it.outerHTML} is covered`);
  }
  return faults;
}

const OPENERS = ['page.profile', 'page.settings'];

/** Everything misplaced on the home screen and in its dialogs. */
async function fits(page, locale, where) {
  const found = await page.evaluate(misplaced);
  for (const opener of OPENERS) {
    await page.getByRole('button', { name: text(opener, locale), exact: true }).click();
    await page.waitForSelector('dialog[open]');
    for (const line of await page.evaluate(misplacedInDialog)) found.push(`${opener} ${line}`);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
  }
  return found.map((line) => `${where} ${line}`);
}

export const checks = {
  'the page fits every window from 800 × 560 on, in both languages': async ({ app, visit }) => {
    await app.meet(PERSON);
    const page = await (await visit()).home();
    await askForToday(page);
    const found = [];
    for (const locale of ['ko', 'en']) {
      await app.call('PATCH', `/user/${app.person}`, { locale });
      await page.waitForSelector(`html[lang=${locale}]`);
      await page.waitForSelector('.todaymoon .n', { state: 'attached' });
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        found.push(...(await fits(page, locale, `${width}×${height} ${locale}`)));
      }
    }
    assert.deepEqual(found, []);
  },

  'the page fits at 125 and 150 per cent': async ({ app, visit }) => {
    await app.meet(PERSON);
    const found = [];
    for (const [deviceScaleFactor, width, height] of ENLARGED) {
      const page = await (await visit({ deviceScaleFactor, viewport: { width, height } })).home();
      found.push(...(await fits(page, 'ko', `${deviceScaleFactor}`)));
    }
    assert.deepEqual(found, []);
  },

  'who asks the system for less motion gets it': async ({ app, visit }) => {
    await app.meet(PERSON);
    const page = await (await visit({ reducedMotion: 'reduce' })).home();
    const moving = () =>
      document
        .getAnimations()
        .filter(({ effect }) => effect.getComputedTiming().endTime > 100)
        .map(({ effect }) => effect.target.className?.baseVal ?? effect.target.className);
    assert.deepEqual(await page.evaluate(moving), []);
    await page.getByRole('button', { name: text('page.settings'), exact: true }).click();
    assert.deepEqual(await page.evaluate(moving), []);
    await here(page);
    assert.equal(await page.evaluate(breath), 0);
  },

  'the setting for less motion holds the screen still': async ({ app, visit }) => {
    await app.meet(PERSON);
    const page = await (await visit()).home();
    assert.ok((await page.evaluate(breath)) > 0);
    await app.call('PATCH', '/settings', { appearance: { motion: 'reduced' } });
    await page.waitForSelector('html[data-motion=reduce]');
    await here(page);
    assert.equal(await page.evaluate(breath), 0);
  },
};

/** How far her breath moves in a while. */
async function breath() {
  const seen = [];
  for (let frame = 0; frame < 40; frame += 1) {
    await new Promise(requestAnimationFrame);
    seen.push(window.fortuneStage.values().ParamBreath);
  }
  return Math.max(...seen) - Math.min(...seen);
}
