/**
 * Runs the checks of browser mode one after another and prints one JSON line each: `{name, ok, seconds, text}`.
 *
 * `node run.js PYTHON [PART OF A NAME]`; the exit code is 0 when every check could be run, failed or not.
 */
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { App } from './app.js';
import { MAY_SOUND, openBrowser, Visit } from './browser.js';
import * as access from './checks/access.js';
import * as door from './checks/door.js';
import * as first from './checks/first.js';
import * as look from './checks/look.js';
import * as returning from './checks/returning.js';
import * as screens from './checks/screens.js';
import * as settings from './checks/settings.js';
import * as talk from './checks/talk.js';

const LIMIT_MS = 120_000;
const [python, part = ''] = process.argv.slice(2);
const app = new App();
const suites = [door, first, talk, settings, access, look, screens, returning];
const faults = [];

/** What a check gets: the app, and visits that end with it. */
async function run(name, check, browser) {
  const began = performance.now();
  const logged = app.log.length;
  const visits = [];
  const visit = async (options = {}, where = browser) => {
    visits.push(await Visit.begin(where, app, options));
    return visits.at(-1);
  };
  let text = '';
  try {
    await Promise.race([check({ app, visit }), tooLong()]);
  } catch (error) {
    text = `${error.stack}\n${visits.flatMap(({ watch }) => watch.faults).join('\n')}\n${app.log.slice(logged)}`;
  }
  faults.push(...visits.flatMap(({ watch }) => watch.faults.map((fault) => `${name}: ${fault}`)));
  for (const { context } of visits) await context.close();
  tell({ name, ok: !text, seconds: (performance.now() - began) / 1000, text });
}

/** Whatever hangs, the other checks still run. */
async function tooLong() {
  await setTimeout(LIMIT_MS, undefined, { ref: false });
  throw new Error(`not done after ${LIMIT_MS / 1000} s`);
}

function tell(result) {
  console.log(JSON.stringify(result));
}

const starting = app.start(python);
const browser = await openBrowser(MAY_SOUND);
try {
  await starting;
  for (const [name, check] of suites.flatMap(({ checks }) => Object.entries(checks))) {
    if (name.includes(part)) await run(name, check, browser);
  }
  tell({
    name: 'in no session an error, a broken policy or a request to anybody else',
    ok: faults.length === 0,
    seconds: 0,
    text: faults.join('\n'),
  });
} finally {
  await browser.close();
  await app.end();
}
