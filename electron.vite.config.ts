import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Only the two native modules stay outside the bundles (package.json, "dependencies").
const NATIVE = ['better-sqlite3', 'argon2'];

/** The licences of what is bundled ask to go with it (electron-builder.yml lays them beside the program). */
const license = { fileName: 'LICENSES.md' };

/** Every Chromium since 2014 reads woff2: the older woff copies of each font would only double the app. */
const withoutOldFonts = {
  name: 'without-old-fonts',
  generateBundle(_options: unknown, bundle: Record<string, unknown>) {
    for (const file of Object.keys(bundle)) if (file.endsWith('.woff')) delete bundle[file];
  },
};

export default defineConfig({
  main: {
    build: {
      externalizeDeps: { include: NATIVE },
      license,
      rollupOptions: {
        input: { index: resolve('src/main/index.ts'), vault: resolve('src/vault/desk/index.ts') },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react({ compiler: true }), withoutOldFonts],
    build: {
      // A page is read anew at each lock and each opening.
      minify: true,
      // The pages' policy takes fonts and images from files only.
      assetsInlineLimit: 0,
      license,
      rollupOptions: {
        input: {
          door: resolve('src/renderer/door.html'),
          room: resolve('src/renderer/room.html'),
          paper: resolve('src/renderer/paper.html'),
          press: resolve('src/renderer/press.html'),
        },
      },
    },
  },
});
