/** What a person can make the page ask of the app; whatever fails becomes a toast that says what and why. */
import { saveJson } from './onboarding/savefile.js';
import { errorText } from './ui/errors.js';

const TURN_TIMEOUT_MS = 180_000;
const EXPORT_TIMEOUT_MS = 60_000;
const HISTORY_PAGE = 50;

/**
 * @param {{call: Function}} transport
 * @param {object} store
 * @param {(key: string) => string} t
 * @param {() => void} silence stop sound and mouth now
 */
export function createActions(transport, store, t, silence) {
  const person = () => store.getState().user.user_id;
  const call = (op, params, options) =>
    transport.call(op, { user_id: person(), ...params }, options);
  /** Run something; a failure is told as `page.failed.<what>`, with a button that tries it again. */
  const attempt = async (what, run) => {
    try {
      return await run();
    } catch (error) {
      const retry = () => attempt(what, run);
      store.getState().toast({ level: 'bad', code: what, text: errorText(error, t), retry });
      return undefined;
    }
  };
  let cursor; // where the history that is loaded so far ends

  return {
    /** Ask just this; what fails is for the asker to tell. */
    ask: (op, params) => transport.call(op, params),
    send: (message) =>
      attempt('send', () => call('chat.send', { message }, { timeout: TURN_TIMEOUT_MS })),
    stop: () => {
      silence();
      return attempt('stop', () => call('chat.stop'));
    },
    loadToday: () =>
      attempt('today', async () => store.getState().setReading(await call('fortune.daily'))),
    /** Rejects with the server's refusal, which belongs to a field. */
    saveProfile: (profile) => call('user.update', { ...profile, preferences: { onboarded: true } }),
    skipProfile: () =>
      attempt('profile', () => call('user.update', { preferences: { onboarded: true } })),
    setLanguage: (locale) => attempt('settings', () => call('user.update', { locale })),
    changeSettings: (change) =>
      attempt('settings', () => transport.call('settings.update', change)),
    /** Load what was said before; resolves to whether there is more. */
    loadOlder: async () => {
      const page = await attempt('history', () =>
        call('chat.history', { limit: HISTORY_PAGE, ...(cursor && { cursor }) }),
      );
      if (!page) return true;
      store.getState().addOlder(page.items.toReversed());
      cursor = page.next_cursor;
      return cursor !== null;
    },
    clearHistory: () =>
      attempt('clear', async () => {
        await call('chat.clear');
        store.getState().forgetMessages();
      }),
    /** Save everything that is kept of the person as a file. */
    exportData: () =>
      attempt('export', async () => {
        const all = await call('user.export', {}, { timeout: EXPORT_TIMEOUT_MS });
        saveJson(`fortune-${all.exported_at.slice(0, 10)}.json`, all);
      }),
    /** Erase the person and go on as a new one. */
    erase: () =>
      attempt('erase', async () => {
        silence();
        await call('user.delete');
        const { user_id } = await transport.call('user.create', {});
        await transport.call('session.user', { user_id });
      }),
  };
}
