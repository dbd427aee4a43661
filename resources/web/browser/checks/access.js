/** For people who see, hear or point differently: axe finds nothing, the keyboard reaches everything. */
import assert from 'node:assert/strict';
import axe from 'axe-core';
import { PERSON } from '../app.js';
import { askForToday } from '../browser.js';
import { text } from '../texts.js';

const LANGUAGES = ['ko', 'en'];
const THEMES = ['night', 'day'];
const CALM = { reducedMotion: 'reduce' };

/** A page of somebody who has asked something. */
async function home({ app, visit }) {
  await app.meet(PERSON);
  const page = await (await visit(CALM)).home();
  await askForToday(page);
  return page;
}

/** What opens each dialog. */
const OPENERS = {
  profile: '.rail button:nth-of-type(1)',
  settings: '.rail button:nth-of-type(2)',
  history: `.topline [aria-label="${text('page.history')}"]`,
};

/** What axe finds wrong now, a line each. */
async function violations(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  await page.evaluate(settle);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      // Chromium itself lets Tab reach a box that scrolls, whether or not something in it takes the focus.
      rules: { 'scrollable-region-focusable': { enabled: false } },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
    );
  });
}

/** Wait until no change of looks is under way; one that is inherited may begin when its parent's has ended. */
async function settle() {
  const under = () =>
    document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
  do {
    for (const change of under()) change.finish();
    await new Promise(requestAnimationFrame);
  } while (under().length > 0);
}

/** Judge the page as it stands, in both languages and both themes. */
export async function judge(page, app, where, themes = THEMES) {
  const found = [];
  for (const locale of LANGUAGES) {
    await app.call('PATCH', `/user/${app.person}`, { locale });
    for (const theme of themes) {
      await app.call('PATCH', '/settings', { appearance: { theme } });
      await page.waitForSelector(`html[lang=${locale}][data-theme=${theme}]`);
      await page.waitForSelector('.todaymoon .n', { state: 'attached' });
      for (const line of await violations(page)) found.push(`${where} ${locale} ${theme}: ${line}`);
    }
  }
  await app.call('PATCH', `/user/${app.person}`, { locale: 'ko' });
  await page.waitForSelector('html[lang=ko]');
  await page.waitForSelector('.todaymoon .n', { state: 'attached' });
  return found;
}

/** What Tab should reach now: every control that can be used. Choices are one stop together: arrows go on from there. */
function controls() {
  const top = document.querySelector('dialog[open]') ?? document;
  const all = [...top.querySelectorAll('a[href], button, input, select')];
  const usable = all.filter(
    (it) =>
      it.checkVisibility({ visibilityProperty: true }) && !it.disabled && !it.closest('[inert]'),
  );
  return [...new Set(usable.map(window.nameOf))];
}

/** Tells controls apart for a reader of the report. */
function nameOf(it) {
  const stop = it.closest('.seg, .tl, .animals, .moons, .fan') ?? it;
  const label = stop.getAttribute('aria-label') ?? it.labels?.[0]?.textContent ?? stop.textContent;
  return `${stop.tagName} ${label}`;
}

/** Where the focus is: which control, and whether it looks any different there. */
async function focused() {
  const it = document.activeElement;
  if (!it || it === document.body || it.tagName === 'DIALOG') return null;
  const look = (node) => {
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(node);
    return [outlineStyle !== 'none' && outlineWidth, boxShadow, borderColor].join();
  };
  const around = async () => {
    await window.settle();
    return [it, it.parentElement].map(look);
  };
  const lit = await around();
  it.blur();
  const dark = await around();
  it.focus({ focusVisible: true });
  return { name: window.nameOf(it), visible: lit.some((style, n) => style !== dark[n]) };
}

/** Walk with Tab until every control was met or the walk has come round. */
export async function walk(page) {
  await page.evaluate(`Object.assign(window, { nameOf: ${nameOf}, settle: ${settle} })`);
  const wanted = await page.evaluate(controls);
  const met = new Set();
  const hidden = [];
  for (let step = 0; step < wanted.length + 3; step += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(focused);
    if (!at) continue;
    met.add(at.name);
    if (!at.visible) hidden.push(at.name);
  }
  return { unreached: wanted.filter((name) => !met.has(name)), hidden, wanted };
}

export const checks = {
  'axe finds nothing wrong, in both languages and both themes': async ({ app, visit }) => {
    const page = await home({ app, visit });
    const found = await judge(page, app, 'home');
    for (const [name, opener] of Object.entries(OPENERS)) {
      await page.click(opener);
      await page.waitForSelector('dialog[open]');
      found.push(...(await judge(page, app, name)));
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', { state: 'detached' });
    }
    assert.deepEqual(found, []);
  },

  'Tab reaches everything on the home screen, and shows where it is': async ({ app, visit }) => {
    const page = await home({ app, visit });
    const { unreached, hidden, wanted } = await walk(page);
    assert.ok(wanted.length > 10, wanted.join());
    assert.deepEqual({ unreached, hidden }, { unreached: [], hidden: [] });
  },

  'dialogs open, are walked and close by keyboard, and give the focus back': async ({
    app,
    visit,
  }) => {
    const page = await home({ app, visit });
    for (const opener of Object.values(OPENERS)) {
      await page.focus(opener);
      await page.keyboard.press('Enter');
      await page.waitForSelector('dialog[open]');
      const { unreached, hidden } = await walk(page);
      assert.deepEqual({ opener, unreached, hidden }, { opener, unreached: [], hidden: [] });
      await page.keyboard.press('Escape');
      await page.waitForSelector('dialog', { state: 'detached' });
      assert.ok(
        await page.evaluate((it) => document.activeElement.matches(it), opener),
        `${opener} has the focus again`,
      );
    }
  },
};
