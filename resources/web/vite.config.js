// Builds the page into dist/: relative addresses, no inline script, style or font, so that it runs under the strict policy.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The API's page is no page of ours: the server writes its few lines of HTML and knows its files by these names.
const DOCS = 'docs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [react()],
  resolve: { alias: { '@locales': here('../locales') } },
  build: {
    target: 'chrome118',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1800,
    rolldownOptions: {
      input: { index: here('index.html'), [DOCS]: here('src/docs/main.js') },
      output: {
        entryFileNames: ({ name }) => `assets/${name === DOCS ? name : '[name]-[hash]'}.js`,
        assetFileNames: ({ names }) =>
          `assets/${names.includes(`${DOCS}.css`) ? '[name]' : '[name]-[hash]'}[extname]`,
      },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['./src/testing/setup.js'],
    restoreMocks: true,
  },
});
