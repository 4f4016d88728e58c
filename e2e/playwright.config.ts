import { defineConfig } from '@playwright/test'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180)
/** A console that runs already; with it only the pages can be tested whose API is mocked. */
const RUNNING = process.env['HIGHWATER_TEST_URL']

const served = {
  command: 'node e2e/serve.ts',
  cwd: '..',
  url: `http://localhost:${PORT}/readyz`,
  timeout: 60_000,
  gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  env: { HIGHWATER_TEST_CONSOLE_PORT: String(PORT) },
} as const

export default defineConfig({
  outputDir: '../test-results/browser',
  reporter: [['list'], ['json', { outputFile: `../${process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-results/browser.json'}` }]],
  // A test that passes the second time has failed: flakiness is to be seen.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: RUNNING ?? `http://localhost:${PORT}`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // Without its film: each frame costs, and a picture that is taken meanwhile waits for frames too.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(process.env['HIGHWATER_TEST_BROWSER'] ? { executablePath: process.env['HIGHWATER_TEST_BROWSER'] } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  projects: [
    // Every page in every state, the API mocked: a trace of each would cost more than the tests.
    { name: 'ui', testDir: 'ui', fullyParallel: true, use: { trace: 'off' } },
    // There is one cluster, and its tests stop brokers.
    { name: 'cluster', testDir: 'cluster', workers: 1 },
    { name: 'api', testDir: 'api', workers: 1, use: { trace: 'off' } },
    { name: 'old-kafka', testDir: 'old-kafka', workers: 1 },
  ],
  ...(RUNNING ? {} : { webServer: served }),
})
