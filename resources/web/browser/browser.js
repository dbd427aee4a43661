/** Debian's Chromium, and visits to the app that notice whatever a page should not do. */
import process from 'node:process';
import { chromium } from 'playwright-core';

const PATIENCE_MS = 20_000;
const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Lets the page sound without a click. */
export const MAY_SOUND = '--autoplay-policy=no-user-gesture-required';

/** Start Chromium; a sandbox cannot be had as root. */
export function openBrowser(...more) {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: process.env.FORTUNE_CHROMIUM ?? '/usr/bin/chromium',
    args: [...ARGS, ...root, ...more],
  });
}

/** Runs in every page before its own scripts: keeps what sounds, and tells broken policies. */
function prepare() {
  window.sounds = [];
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    if (!window.sounds.includes(this)) window.sounds.push(this);
    return play.call(this);
  };
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.violations.push(event.violatedDirective);
    console.error(`policy broken: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

/** Everything that went wrong in a browser session: what the console said, and requests to anybody else. */
class Watch {
  faults = [];

  constructor(context, app) {
    const own = [app.url, app.url.replace('http:', 'ws:'), 'data:', `blob:${app.url}`];
    const foreign = (url) => !own.some((start) => url.startsWith(start));
    const note = (text) => this.faults.push(text);
    const look = (what, url) => foreign(url) && note(`${what} to ${url}`);
    context.on('request', (request) => look('request', request.url()));
    context.on('weberror', (error) => note(`uncaught: ${error.error().stack}`));
    context.on('console', (line) => {
      const text = `${line.text()} (${line.location().url})`;
      // Said by the graphics driver about taking a picture of the page, not by the page.
      const driver = text.includes('GL Driver Message');
      if (['error', 'warning'].includes(line.type()) && !driver) note(`${line.type()}: ${text}`);
    });
    context.on('page', (page) => page.on('websocket', (it) => look('socket', it.url())));
  }

  /** Take note that something was meant to go wrong; it is an error if it did not. */
  expect(pattern) {
    if (!this.faults.some((fault) => pattern.test(fault))) {
      throw new Error(`expected ${pattern}, but only saw:\n${this.faults.join('\n')}`);
    }
    this.faults = this.faults.filter((fault) => !pattern.test(fault));
  }
}

/** One browser profile: its pages share cookies; other visits see none of them. */
export class Visit {
  /** Every frame of its sockets as it went: `{way: 'up' | 'down', frame}`. */
  frames = [];

  /** @param {object} browser @param {import('./app.js').App} app @param {object} options Playwright's */
  static async begin(browser, app, options = {}) {
    const context = await browser.newContext({
      viewport: { width: 1100, height: 720 },
      locale: 'ko-KR',
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    await context.addInitScript(prepare);
    return new Visit(context, app);
  }

  constructor(context, app) {
    this.context = context;
    this.app = app;
    this.watch = new Watch(context, app);
  }

  /** A new tab on the app's page, let in; waits until it shows the person. */
  async home() {
    const { context, app } = this;
    if (app.cookies) await context.addCookies(app.cookies);
    const page = await context.newPage();
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => this.#keep('up', payload));
      socket.on('framereceived', ({ payload }) => this.#keep('down', payload));
    });
    await page.goto(app.cookies ? app.url : app.open);
    app.cookies ??= await context.cookies();
    await here(page);
    return page;
  }

  #keep(way, payload) {
    this.frames.push({ way, frame: JSON.parse(payload) });
  }

  /** What the page asked to be said. */
  get said() {
    const up = this.frames.filter(({ way, frame }) => way === 'up' && frame.op === 'chat.send');
    return up.map(({ frame }) => frame.params.message);
  }

  /** How many events of a type came. */
  heard(type) {
    return this.frames.filter(({ way, frame }) => way === 'down' && frame.type === type).length;
  }
}

/** Wait until a page shows what the app told it, and Dalto stands there. */
export async function here(page) {
  await page.waitForSelector('.bubble', { state: 'attached' });
  await page.waitForFunction(() => window.fortuneStage?.values());
}

/** Say something by keyboard, and wait until the app has heard it. */
export async function say(page, text) {
  await page.click('#say');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await heard(page, text);
}

/** Wait until something that was said stands in a page's log. */
export async function heard(page, text) {
  await page.locator('.history .log').getByText(text).first().waitFor({ state: 'attached' });
}

/** Ask for today's reading, in Korean, and stop her as soon as it is there: it takes long to speak. */
export async function askForToday(page) {
  await say(page, '안녕? 오늘 운세 알려줘');
  await page.waitForSelector('.reading .pcell', { state: 'attached' });
  await page.click('.say .stop');
  await answered(page);
}

/** Wait until the answer to what was said last is there and nothing sounds any more. */
export async function answered(page) {
  await page.waitForFunction(
    () => document.querySelector('.bubble .s') && !document.querySelector('.say .stop'),
  );
}
