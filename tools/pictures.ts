// `npm run pictures`: every page, state and look into .pictures/, by the same table as the tests; the README's go to docs/pictures/.
// With `HIGHWATER_TEST_URL` it asks a console that runs already; else it serves the production build, which needs no Kafka for this.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { buildConsole } from './build.ts'
import { type RunningConsole, startConsole } from './serve.ts'
import { ensureBrowser } from './test/browser.ts'
import { run } from './test/layer.ts'

const FOLDER = '.pictures'
const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180)
/** By the name the README knows them by. */
const IN_THE_README = {
  overview: 'overview-trouble-desktop-light',
  groups: 'groups-trouble-desktop-dark',
  group: 'group-trouble-desktop-light',
  review: 'review-trouble-desktop-light',
  changes: 'changes-trouble-desktop-light',
}

/** Every answer of the API is mocked in the browser, so the one cluster it has may be nowhere. */
async function serve(): Promise<RunningConsole> {
  await buildConsole()
  const dir = mkdtempSync(join(tmpdir(), 'highwater-pictures-'))
  const configFile = join(dir, 'highwater.yaml')
  writeFileSync(configFile, stringify({ clusters: [{ id: 'nowhere', name: 'Nowhere', brokers: ['127.0.0.1:9'] }] }))
  const served = await startConsole({ port: PORT, configFile, dataDir: join(dir, 'data') })
  return {
    ...served,
    stop: async () => {
      await served.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const running = process.env['HIGHWATER_TEST_URL']
const served = running ? null : await serve()
let code = 1
try {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER)
  code = await run('playwright', ['test', '--config', 'e2e/playwright.config.ts', '--project=ui', 'pages.spec', ...process.argv.slice(2)], {
    PICTURES: FOLDER,
    HIGHWATER_TEST_URL: running ?? served?.url ?? '',
    HIGHWATER_TEST_BROWSER: await ensureBrowser('shell'),
  })
  for (const [name, taken] of Object.entries(IN_THE_README)) {
    const picture = `${FOLDER}/${taken}.png`
    if (existsSync(picture)) copyFileSync(picture, `docs/pictures/${name}.png`)
  }
} finally {
  await served?.stop()
}
process.exit(code)
