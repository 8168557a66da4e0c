import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Libraries of components whose modules register elements as they load, which would keep all of them in the bundle. */
const SHAKEN = /@digdir\/designsystemet-react|@floating-ui|@navikt\/aksel-icons|@tanstack\/react-virtual|clsx/;

/** The service worker has a name without a hash: browsers look for the newest at the same address. */
const WORKER = 'worker';

/** Tells the service worker which build it belongs to: the names of the files, which hold hashes of their content. */
const namedBuild: Plugin = {
  name: 'named-build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const build = createHash('sha256').update(Object.keys(bundle).sort().join()).digest('hex').slice(0, 12);
    const worker = bundle[`${WORKER}.js`];
    if (worker?.type !== 'chunk' || !worker.code.includes('%BUILD%')) throw new Error('The worker names no build.');
    worker.code = worker.code.replace('%BUILD%', build);
  },
};

export default defineConfig({
  root: at('.'),
  publicDir: at('./public'),
  plugins: [namedBuild],
  resolve: {
    alias: [{ find: /^@digdir\/designsystemet-web$/, replacement: at('./parts/elements.ts') }],
  },
  build: {
    outDir: at('../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rollupOptions: {
      input: { index: at('./index.html'), [WORKER]: at('./worker.ts') },
      treeshake: { moduleSideEffects: (id: string) => !SHAKEN.test(id) },
      output: {
        // The first page carries the names of all files, for what it loads later: words in them cost 1.4 KB.
        chunkFileNames: 'assets/[hash].js',
        entryFileNames: ({ name }) => (name === WORKER ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
