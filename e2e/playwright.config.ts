import { defineConfig } from '@playwright/test'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180)

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/browser',
  reporter: [['list'], ['json', { outputFile: `../${process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? 'test-results/browser.json'}` }]],
  // A test that passes the second time has failed: flakiness is to be seen.
  retries: 0,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${PORT}`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env['HIGHWATER_TEST_BROWSER'] ? { executablePath: process.env['HIGHWATER_TEST_BROWSER'] } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: 'node e2e/serve.ts',
    cwd: '..',
    url: `http://localhost:${PORT}/readyz`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: { HIGHWATER_TEST_CONSOLE_PORT: String(PORT) },
  },
})
