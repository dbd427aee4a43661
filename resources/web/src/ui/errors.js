/** What to tell a person about a failed call. */

const OWN = new Set(['timeout', 'disconnected']);

/** The server's sentence (it speaks the person's language), or ours where no server answered. */
export function errorText(error, t) {
  if (error.message && !OWN.has(error.code)) return error.message;
  return t(OWN.has(error.code) ? `page.error.${error.code}` : 'page.error.unknown');
}
