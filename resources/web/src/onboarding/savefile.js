/** Hands a file made by the page to the person's downloads. */

const READ_BY_THEN_MS = 60_000;

/** Save a value as a JSON file of this name. */
export function saveJson(name, value) {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(value, null, 1)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after the click, and does not say when it has.
  setTimeout(() => URL.revokeObjectURL(url), READ_BY_THEN_MS);
}
