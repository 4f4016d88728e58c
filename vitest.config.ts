import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const shared = {
  // `react-server`: what makes `import 'server-only'` a no-op, as in Next's own server bundle.
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) }, conditions: ['react-server', 'node', 'import'] },
  ssr: { resolve: { conditions: ['react-server', 'node', 'import'] } },
}
const env = { TZ: 'UTC' }

/** The kind of a test is its extension: `.test.ts` needs nothing running, `.itest.ts` the real cluster. */
export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'unit', environment: 'node', env, include: ['{lib,tools,components,cluster}/**/*.test.ts'] } },
      {
        ...shared,
        test: {
          name: 'integration',
          environment: 'node',
          env,
          include: ['{lib,cluster}/**/*.itest.ts'],
          // One cluster for all: a file that stops a broker must not run beside another.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
