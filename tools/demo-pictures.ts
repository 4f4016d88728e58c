// `npm run demo:pictures`: while `npm run demo` runs, pictures of its group page, a board, the same board on a wall and its week on paper,
// light and dark, for docs/pictures, and the board and the wall as a phone has them. The longer the demo has run, the more there is to see:
// with less than half an hour of history it takes none, unless `--anyway`.
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type Page, chromium } from '@playwright/test'
import { isRefusal, Refusal } from '../cluster/progress.ts'
import { PATHS } from './demo/settings.ts'
import { ensureBrowser } from './test/browser.ts'

const FOLDER = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
const BOARD = 'Order business'
const CLUSTER = 'demo'
const GROUP = 'fraud-scoring'
const SERVICES = [
  { title: 'Payments are checked for fraud', groups: [GROUP], targetSeconds: 30 },
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

const LEAST_MINUTES = 30
const HOUR_MINUTES = 60
const ANYWAY = '--anyway'

interface Looks {
  colorScheme: 'light' | 'dark'
  width: number
  height: number
}

const DESKTOPS: readonly Looks[] = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 1440, height: 900 },
]
const PHONE: Looks = { colorScheme: 'light', width: 390, height: 844 }

async function clusterOf({ url, accounts }: Ready): Promise<string> {
  const headers = { authorization: `Bearer ${accounts.operator.token}` }
  const { items } = (await (await fetch(`${url}/api/v1/clusters`, { headers })).json()) as { items: { id: string }[] }
  return items[0]?.id ?? CLUSTER
}

/** Minutes of the last hour that the history of the demo's group knows. */
async function knownMinutes({ url, accounts }: Ready, cluster: string): Promise<number> {
  const headers = { authorization: `Bearer ${accounts.operator.token}` }
  const [to, from] = [new Date(), new Date(Date.now() - HOUR_MINUTES * 60_000)]
  const query = new URLSearchParams({ from: from.toISOString(), to: to.toISOString(), points: String(HOUR_MINUTES) })
  const answer = await fetch(`${url}/api/v1/clusters/${cluster}/groups/${GROUP}/history?${query}`, { headers })
  if (!answer.ok) throw new Refusal(`The history of ${GROUP} was not answered: ${await answer.text()}`)
  const { total } = (await answer.json()) as { total: { metric: string; points: unknown[] }[] }
  const points = total.find(({ metric }) => metric === 'lag')?.points ?? []
  const known = points.filter((point) => point !== null).length
  return points.length === 0 ? 0 : Math.floor((known / points.length) * HOUR_MINUTES)
}

/** The board of the demo: the one that is there, or made now. */
async function boardOf({ url, accounts }: Ready, cluster: string): Promise<string> {
  const headers = { authorization: `Bearer ${accounts.operator.token}`, 'content-type': 'application/json' }
  const { items } = (await (await fetch(`${url}/api/v1/boards`, { headers })).json()) as { items: { id: string; name: string }[] }
  const there = items.find(({ name }) => name === BOARD)
  if (there) return there.id
  const body = JSON.stringify({ name: BOARD, services: SERVICES.map((service) => ({ ...service, cluster })) })
  const made = await fetch(`${url}/api/v1/boards`, { method: 'POST', headers, body })
  if (!made.ok) throw new Refusal(`The board was not made: ${await made.text()}`)
  return ((await made.json()) as { id: string }).id
}

async function take(browser: Browser, { url, accounts }: Ready, { colorScheme, width, height }: Looks, paths: Record<string, string>) {
  const context = await browser.newContext({ baseURL: url, colorScheme, viewport: { width, height }, timezoneId: 'Europe/Berlin' })
  const { name, password } = accounts.operator
  const signedIn = await context.request.post('/api/v1/session', { data: { name, password }, headers: { origin: url } })
  if (!signedIn.ok()) throw new Refusal(`Nobody was signed in: ${await signedIn.text()}`)
  for (const [picture, path] of Object.entries(paths)) {
    const page = await context.newPage()
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    // Charts come by themselves, after the page.
    await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-drawn]')].every((plot) => plot.querySelector('.recharts-surface path') !== null),
    )
    await page.evaluate(() => document.fonts.ready)
    if (path.endsWith('/tv')) await untilBarRests(page)
    const file = `${picture}-${width === PHONE.width ? `${width}-` : ''}${colorScheme}.png`
    await page.screenshot({ path: `${FOLDER}${file}` })
    console.log(`✓ ${file}`)
    await page.close()
  }
  await context.close()
}

/** As a wall is when nobody stands before it. */
async function untilBarRests(page: Page): Promise<void> {
  await page.locator('main[data-resting]').waitFor()
  await page.waitForFunction(() => {
    const bar = document.querySelector('main > .fixed')
    return bar !== null && getComputedStyle(bar).opacity === '0'
  })
}

async function takeAll(isAnyway: boolean): Promise<void> {
  if (!existsSync(PATHS.ready)) throw new Refusal('The demo does not run: start it by npm run demo')
  const ready = JSON.parse(readFileSync(PATHS.ready, 'utf8')) as Ready
  const cluster = await clusterOf(ready)
  const minutes = await knownMinutes(ready, cluster)
  if (minutes < LEAST_MINUTES && !isAnyway) {
    throw new Refusal(
      `The demo knows ${minutes} min of its last hour; pictures need ${LEAST_MINUTES}. Let it run on, or take them all the same with ${ANYWAY}.`,
    )
  }
  mkdirSync(FOLDER, { recursive: true })
  const board = await boardOf(ready, cluster)
  const onPhones = { board: `/boards/${board}`, 'board-tv': `/boards/${board}/tv` }
  const pages = { 'group-live': `/clusters/${cluster}/groups/${GROUP}`, ...onPhones, 'board-week': `/boards/${board}/week` }
  const browser = await chromium.launch({ executablePath: await ensureBrowser('shell') })
  try {
    for (const looks of DESKTOPS) await take(browser, ready, looks, pages)
    await take(browser, ready, PHONE, onPhones)
  } finally {
    await browser.close()
  }
}

await takeAll(process.argv.includes(ANYWAY)).catch((error: unknown) => {
  console.error(isRefusal(error) ? `✗ ${error.message}` : error)
  process.exitCode = 1
})
