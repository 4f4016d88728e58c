import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const shared = {
  // `react-server`: what makes `import 'server-only'` a no-op, as in Next's own server bundle.
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) }, conditions: ['react-server', 'node', 'import'] },
  ssr: { resolve: { conditions: ['react-server', 'node', 'import'] } },
}
const env = { TZ: 'UTC' }

const integration = (name: string, files: { include: string[]; exclude?: string[] }) => ({
  ...shared,
  test: {
    name,
    environment: 'node' as const,
    env,
    ...files,
    // One cluster for all: a file that stops a broker must not run beside another.
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

/** The kind of a test is its extension: `.test.ts` needs nothing running, `.itest.ts` the real cluster, `.old.itest.ts` the old one. */
export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'unit', environment: 'node', env, include: ['{lib,tools,components,cluster,bench}/**/*.test.ts'] } },
      integration('integration', { include: ['{lib,cluster}/**/*.itest.ts'], exclude: ['**/*.old.itest.ts'] }),
      integration('old-kafka', { include: ['{lib,cluster}/**/*.old.itest.ts'] }),
    ],
  },
})
