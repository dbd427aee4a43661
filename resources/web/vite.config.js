// Builds the page into dist/: relative addresses, no inline script, style or font, so that it runs under the strict policy.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
    chunkSizeWarningLimit: 1200,
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['./src/testing/setup.js'],
    restoreMocks: true,
  },
});
