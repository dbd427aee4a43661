/** The app in browser mode as a process of its own, on a home of its own; and its API, spoken to with the token. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Settings every check begins with: nothing is asked of the network. */
export const SETTINGS = {
  appearance: { theme: 'night', motion: 'full' },
  voice: { enabled: true, online: false, volume: 0.9, rate: 1 },
};

/** A person whose pillars are known: 庚午 辛巳 庚辰 癸未. */
export const PERSON = {
  name: 'Robin',
  birth: { date: '1990-05-15', time: '14:30' },
  gender: 'female',
  preferences: { onboarded: true },
};

/** One home, and the server that runs on it now. */
export class App {
  #process = null;
  #home = null;
  #token = '';
  /** Where it listens, and the link with its one-time ticket. */
  url = '';
  open = '';
  /** The browser's session of this run, once a page has traded the ticket for it. */
  cookies = null;
  /** Everything it wrote to its error stream. */
  log = '';

  /** Make a home and start on it. @param {string} python the interpreter that has the app's packages */
  async start(python) {
    this.python = python;
    this.#home = await mkdtemp(join(tmpdir(), 'fortune-browser-'));
    await writeFile(join(this.#home, 'settings.json'), JSON.stringify(SETTINGS));
    await this.#run('0');
  }

  /** Start again on the same home and port. */
  async startAgain() {
    await this.#run(new URL(this.url).port);
  }

  async #run(port) {
    this.#process = spawn(this.python, ['-m', 'fortune_desktop', 'serve', '--port', port], {
      cwd: ROOT,
      env: { ...process.env, FORTUNE_HOME: this.#home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process.stderr.on('data', (text) => (this.log += text));
    const ended = once(this.#process, 'exit').then(([code]) => {
      throw new Error(`the app ended with ${code}: ${this.log}`);
    });
    ended.catch(() => {}); // later it may end as it likes
    const [line] = await Promise.race([once(createInterface(this.#process.stdout), 'line'), ended]);
    ({ url: this.url, open: this.open, token: this.#token } = JSON.parse(line));
    this.cookies = null;
  }

  /** End the server as a crash would. */
  async kill() {
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  /** End it and forget its home. */
  async end() {
    if (this.#process && this.#process.exitCode === null && !this.#process.signalCode) {
      await this.kill();
    }
    if (this.#home) await rm(this.#home, { recursive: true, force: true });
  }

  /** One call of the API; its answer. */
  async call(method, path, body) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.#token}`, 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const result = await answer.json();
    if (!answer.ok)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(result)}`);
    return result;
  }

  /** A new person with a clean sheet and the first settings; pages opened from now on follow them. */
  async meet(profile = {}) {
    await this.call('PATCH', '/settings', SETTINGS);
    const { user_id } = await this.call('POST', '/user', {});
    await this.call('PATCH', `/user/${user_id}`, profile);
    this.person = user_id;
    return user_id;
  }
}
