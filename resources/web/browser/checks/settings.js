/** The settings do what they say, at once and on the whole page. */
import assert from 'node:assert/strict';
import { PERSON } from '../app.js';
import { answered, say } from '../browser.js';
import { text } from '../texts.js';

async function openSettings(page, locale = 'ko') {
  await page.getByRole('button', { name: text('page.settings', locale), exact: true }).click();
  return page.getByRole('dialog', { name: text('page.settings', locale) });
}

/** Every word a person or a screen reader meets on the page. */
function words() {
  const told = [...document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')];
  const named = ['aria-label', 'placeholder', 'title', 'alt'];
  return [
    document.title,
    document.body.innerText,
    ...told.flatMap((node) => named.map((name) => node.getAttribute(name) ?? '')),
  ].join('\n');
}

export const checks = {
  'another language changes every word of the home screen': async ({ app, visit }) => {
    await app.meet(PERSON);
    const page = await (await visit()).home();
    await page.waitForSelector('.todaymoon .n');
    const settings = await openSettings(page);
    await settings.getByRole('radio', { name: text('page.language.en') }).click();
    await page
      .getByRole('button', { name: text('page.profile', 'en'), includeHidden: true })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.waitForSelector('.todaymoon .n');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    const shown = await page.evaluate(words);
    assert.ok(shown.includes(text('page.say.hint', 'en')));
    assert.deepEqual(shown.match(/.*[가-힣].*/g), null);
    await say(page, text('page.chip.today.say', 'en'));
    await page.waitForSelector('.reading .pcell');
    assert.deepEqual((await page.evaluate(words)).match(/.*[가-힣].*/g), null);
  },

  'the day theme paints the page bright, and stays': async ({ app, visit }) => {
    await app.meet(PERSON);
    const page = await (await visit()).home();
    const brightness = () =>
      page.evaluate(() => {
        const [r, g, b] = getComputedStyle(document.querySelector('.rail')).backgroundColor.match(
          /[\d.]+/g,
        );
        return (Number(r) + Number(g) + Number(b)) / 3;
      });
    assert.ok((await brightness()) < 80);
    const settings = await openSettings(page);
    await settings.getByRole('radio', { name: text('page.theme.day') }).click();
    await page.waitForSelector('html[data-theme=day]');
    assert.ok((await brightness()) > 180);
    await page.reload();
    await page.waitForSelector('html[data-theme=day]');
    assert.equal((await app.call('GET', '/settings')).appearance.theme, 'day');
  },

  'voice off: no sound, but captions': async ({ app, visit }) => {
    await app.meet(PERSON);
    const page = await (await visit()).home();
    const settings = await openSettings(page);
    await settings.getByRole('switch', { name: text('page.settings.voice'), exact: true }).click();
    await page.waitForSelector('[role=switch][aria-checked=false]');
    await page.keyboard.press('Escape');
    await say(page, '안녕?');
    await page.waitForSelector('.bubble .foot');
    await answered(page);
    assert.equal(await page.evaluate(() => window.sounds.length), 0);
    assert.ok((await page.textContent('.bubble .lines')).length > 5);
  },
};
