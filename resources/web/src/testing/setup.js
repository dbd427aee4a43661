/** Before every test file: what the test browser lacks, and a clean document after each test. */
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

Element.prototype.scrollIntoView ??= () => {};

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});
