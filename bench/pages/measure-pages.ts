import { gzipSync } from 'node:zlib'
import { chromium, type Page, type Response } from '@playwright/test'
import { ensureBrowser } from '../../tools/test/browser.ts'
import { measureCharts } from './measure-charts.ts'
import type { Measurement } from './measurement.ts'
import { longestTask, notesOf, takeNotes, untilFirstRow } from './page-notes.ts'

const INTERACTIVE_MS = 2_000
const LONG_TASK_MS = 50
const FIRST_LOAD_KB = 250
/** After the first rows: what a first load still fetches. */
const SETTLE_MS = 2_000
const SCROLL_MS = 5_000
const WHEEL_EVERY_MS = 50
const WHEEL_PX = 900
/** Ten letters. */
const TYPED = 'payments.r'
const KEY_EVERY_MS = 80

/** What people open first, and the two long lists. */
const PAGES = [
  { what: 'overview', path: '', isList: false },
  { what: 'topics', path: '/topics', isList: true },
  { what: 'groups', path: '/groups', isList: true },
] as const

async function scroll(page: Page): Promise<void> {
  await page.mouse.move(700, 500)
  const until = performance.now() + SCROLL_MS
  while (performance.now() < until) {
    await page.mouse.wheel(0, WHEEL_PX)
    await page.waitForTimeout(WHEEL_EVERY_MS)
  }
}

/** The scripts that the document itself names: what has to be there before a page does anything. */
async function namedByTheDocument(page: Page): Promise<Set<string>> {
  const html = await (await page.request.get(page.url())).text()
  const paths = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, path = '']) => path)
  return new Set(paths.map((path) => new URL(path, page.url()).href))
}

/** Bytes of all scripts after gzip, whatever the server sent. */
async function compressedBytes(scripts: readonly Response[]): Promise<number> {
  const sizes = await Promise.all(scripts.map(async (script) => gzipSync(await script.body()).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function measurePage(page: Page, { what, isList }: (typeof PAGES)[number], url: string): Promise<Measurement[]> {
  const scripts: Response[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script' && response.ok()) scripts.push(response)
  })
  await page.goto(url)
  if (isList) await untilFirstRow(page)
  // Never idle: live updates keep a connection open.
  await page.waitForTimeout(SETTLE_MS)
  const { firstRowAt, longTasks } = await notesOf(page)
  const first = await namedByTheDocument(page)
  const firstLoad: Measurement[] = [
    { what: `Page: ${what}, longest task of the first load`, value: Math.max(0, ...longTasks), unit: 'ms' },
    {
      what: `Page: ${what}, JavaScript of the first load, compressed`,
      value: (await compressedBytes(scripts.filter((script) => first.has(script.url())))) / 1000,
      unit: 'kB',
      limit: FIRST_LOAD_KB,
    },
    { what: `Page: ${what}, JavaScript with what follows by itself`, value: (await compressedBytes(scripts)) / 1000, unit: 'kB' },
  ]
  if (!isList) return firstLoad
  const scrolling = await longestTask(page, () => scroll(page))
  await page.evaluate(() => window.scrollTo(0, 0))
  const typing = await longestTask(page, async () => {
    await page.getByRole('searchbox').first().focus()
    await page.keyboard.type(TYPED, { delay: KEY_EVERY_MS })
  })
  return [
    { what: `Page: ${what}, from navigation to the first rows`, value: firstRowAt ?? Number.NaN, unit: 'ms', limit: INTERACTIVE_MS },
    ...firstLoad,
    { what: `Page: ${what}, longest task in 5 s of scrolling`, value: scrolling, unit: 'ms', limit: LONG_TASK_MS },
    { what: `Page: ${what}, longest task while 10 letters are typed`, value: typing, unit: 'ms', limit: LONG_TASK_MS },
  ]
}

/** The pages in a real browser, each with an empty cache. `cookie`: `name=value` of a session. */
export async function measurePages(url: string, cluster: string, cookie: string): Promise<Measurement[]> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args })
  const [name = '', value = ''] = cookie.split('=')
  try {
    const found: Measurement[] = []
    for (const plan of PAGES) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
      await context.addCookies([{ name, value, url }])
      await context.addInitScript(takeNotes)
      found.push(...(await measurePage(await context.newPage(), plan, `${url}/clusters/${cluster}${plan.path}`)))
      await context.close()
    }
    found.push(...(await measureCharts(browser, { url, cluster, cookie })))
    return found
  } finally {
    await browser.close()
  }
}
