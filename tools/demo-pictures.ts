// `npm run demo:pictures`: while `npm run demo` runs, pictures of its group page, a board, the same board on a wall and its week on paper,
// light and dark, for docs/pictures. The longer the demo has run, the more there is to see.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from '@playwright/test'
import { PATHS } from './demo/settings.ts'
import { ensureBrowser } from './test/browser.ts'

const FOLDER = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const BOARD = 'Order business'
const CLUSTER = 'demo'
const SERVICES = [
  { title: 'Payments are checked for fraud', groups: ['fraud-scoring'], targetSeconds: 30 },
  { title: 'Orders reach the warehouse', groups: ['order-fulfilment'], targetSeconds: 60 },
  { title: 'Stock on the web shop is right', groups: ['stock-sync', 'inventory-projection'], targetSeconds: 120 },
  { title: 'Customers get their mail', groups: ['email-sender'], targetSeconds: 60 },
  { title: 'Invoices are written', groups: ['invoice-writer'], targetSeconds: 300 },
  { title: 'What customers look at is kept', groups: ['clickstream-archive'], targetSeconds: 900 },
]

interface Ready {
  url: string
  accounts: { operator: { name: string; password: string; token: string } }
}

/** The board of the demo: the one that is there, or made now. */
async function boardOf({ url, accounts }: Ready): Promise<string> {
  const headers = { authorization: `Bearer ${accounts.operator.token}`, 'content-type': 'application/json' }
  const { items } = (await (await fetch(`${url}/api/v1/boards`, { headers })).json()) as { items: { id: string; name: string }[] }
  const there = items.find(({ name }) => name === BOARD)
  if (there) return there.id
  const clusters = (await (await fetch(`${url}/api/v1/clusters`, { headers })).json()) as { items: { id: string }[] }
  const cluster = clusters.items[0]?.id ?? CLUSTER
  const body = JSON.stringify({ name: BOARD, services: SERVICES.map((service) => ({ ...service, cluster })) })
  const made = await fetch(`${url}/api/v1/boards`, { method: 'POST', headers, body })
  if (!made.ok) throw new Error(`The board was not made: ${await made.text()}`)
  return ((await made.json()) as { id: string }).id
}

async function take(browser: Browser, { url, accounts }: Ready, board: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme,
    viewport: { width: 1440, height: 900 },
    timezoneId: 'Europe/Berlin',
  })
  const { name, password } = accounts.operator
  const signedIn = await context.request.post('/api/v1/session', { data: { name, password }, headers: { origin: url } })
  if (!signedIn.ok()) throw new Error(`Nobody was signed in: ${await signedIn.text()}`)
  const { items } = (await (await context.request.get('/api/v1/clusters')).json()) as { items: { id: string }[] }
  const pages = {
    'group-live': `/clusters/${items[0]?.id ?? CLUSTER}/groups/fraud-scoring`,
    board: `/boards/${board}`,
    'board-tv': `/boards/${board}/tv`,
    'board-week': `/boards/${board}/week`,
  }
  for (const [picture, path] of Object.entries(pages)) {
    const page = await context.newPage()
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    // Charts come by themselves, after the page.
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: `${FOLDER}${picture}-${colorScheme}.png` })
    console.log(`✓ ${picture}-${colorScheme}.png`)
    await page.close()
  }
  await context.close()
}

if (!existsSync(PATHS.ready)) {
  console.error('✗ The demo does not run: start it by npm run demo')
  process.exit(1)
}
const ready = JSON.parse(readFileSync(PATHS.ready, 'utf8')) as Ready
mkdirSync(FOLDER, { recursive: true })
const board = await boardOf(ready)
const browser = await chromium.launch({ executablePath: await ensureBrowser('shell') })
try {
  for (const colorScheme of ['light', 'dark'] as const) await take(browser, ready, board, colorScheme)
} finally {
  await browser.close()
}
