/** The first start: who are you? Refusals stand at their field, in the server's words; nothing has to be told. */
import assert from 'node:assert/strict';
import { text } from '../texts.js';

const dialog = (page) => page.getByRole('dialog', { name: text('page.profile.first') });

async function birth(page, [year, month, day]) {
  for (const [part, value] of Object.entries({ year, month, day })) {
    await page.fill(`[name=${part}]`, String(value));
  }
}

async function save(page) {
  await page.getByRole('button', { name: text('page.save') }).click();
}

const calendar = (page, kind) =>
  page.getByRole('radio', { name: text(`page.calendar.${kind}`), exact: true }).click();

/** The date's own refusal, and no other. */
async function refused(page, error) {
  const words = page.locator('fieldset [role=alert]').getByText(text(`error.${error}`));
  await words.waitFor();
  assert.equal(await page.getByRole('dialog').getByRole('alert').count(), 1);
  assert.equal(await page.locator('fieldset [aria-invalid=true]').count(), 3);
}

export const checks = {
  'a newcomer is asked once; impossible days are refused at the date': async ({ app, visit }) => {
    const person = await app.meet();
    const page = await (await visit()).home();
    await dialog(page).waitFor();
    await page.fill('[name=time]', '14:30');
    const next = new Date().getFullYear() + 1;
    for (const [kind, date, error] of [
      ['solar', [1990, 2, 30], 'impossible_date'],
      ['solar', [next, 1, 1], 'future_birth'],
      ['leap', [2021, 4, 15], 'impossible_date'], // 2021 had no leap month
    ]) {
      await calendar(page, kind);
      await birth(page, date);
      await save(page);
      await refused(page, error);
    }
    await birth(page, [2020, 4, 15]);
    await save(page);
    await page.waitForSelector('.todaymoon .n');
    assert.equal(await page.getByRole('dialog').count(), 0);
    const saved = (await app.call('GET', `/user/${person}`)).birth;
    assert.equal(saved.date, '2020-04-15');
    assert.equal(saved.calendar, 'lunar');
    assert.equal(saved.leap_month, true);
    assert.equal(saved.time, '14:30');
    const { score } = await app.call('GET', `/fortune/daily/${person}`);
    assert.equal(await page.textContent('.todaymoon .n'), String(score));
  },

  'whoever skips is not asked again and may tell it later': async ({ app, visit }) => {
    const person = await app.meet();
    const page = await (await visit()).home();
    await dialog(page)
      .getByRole('button', { name: text('page.profile.skip') })
      .click();
    await page.getByRole('heading', { name: text('page.nomoon') }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: text('page.nomoon') }).waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0);
    await page.getByRole('button', { name: text('page.nomoon.tell') }).click();
    await calendar(page, 'lunar');
    await birth(page, [1990, 2, 30]); // no solar day, but a lunar one
    await page.getByLabel(text('page.profile.timeunknown')).check();
    await save(page);
    await page.waitForSelector('.todaymoon .n');
    const saved = (await app.call('GET', `/user/${person}`)).birth;
    assert.deepEqual([saved.calendar, saved.leap_month, saved.time], ['lunar', false, null]);
  },
};
