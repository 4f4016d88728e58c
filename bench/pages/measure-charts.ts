import { type Browser, expect } from '@playwright/test'
import type { Measurement } from './measurement.ts'
import { longTasks, takeNotes } from './page-notes.ts'

/** What is written, what is committed, and the lag of 18 groups. */
const GROUPS = 18
const POINTS = 300
const STEP_MS = 12_000
const HOVER_MOVES = 200
const MOVE_EVERY_MS = 16

/** What is needed here of an answer. */
interface Answer {
  pulse: { asOf: string | null }
}

/** The overview as it is, with 20 lines of 300 points each; every line goes up and down at each point, with a band around it. */
function withLines(overview: Answer): object {
  const end = Date.parse(overview.pulse.asOf ?? new Date().toISOString())
  const line = (seed: number) =>
    Array.from({ length: POINTS }, (_, index) => {
      const last = 5_000 + ((index * 7_919 + seed * 104_729) % 5_000)
      return [last, last - (index % 7) * 100, last + (index % 5) * 100]
    })
  return {
    ...overview,
    times: Array.from({ length: POINTS }, (_, index) => new Date(end - (POINTS - 1 - index) * STEP_MS).toISOString()),
    produced: line(0),
    consumed: line(1),
    worstGroups: Array.from({ length: GROUPS }, (_, index) => ({
      id: `chart-${index}`,
      type: 'classic',
      verdict: 'falling-behind',
      lag: '5000',
      secondsBehind: 60,
      drainSeconds: null,
      history: line(index + 2),
    })),
  }
}

/** A page of 20 lines: drawn anew by coming back to it, hovered over, and drawn over. */
export async function measureCharts(
  browser: Browser,
  { url, cluster, cookie }: { url: string; cluster: string; cookie: string },
): Promise<Measurement[]> {
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  await context.addCookies([{ name, value, url }])
  await context.addInitScript(takeNotes)
  const page = await context.newPage()
  await page.route(`**/api/v1/clusters/${cluster}/overview`, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ json: withLines((await answer.json()) as Answer) })
  })
  const lines = page.locator('.recharts-line-curve, .recharts-area-curve')
  await page.goto(`${url}/clusters/${cluster}`)
  await expect(lines).toHaveCount(GROUPS + 2)
  await page
    .getByRole('link', { name: /^Brokers/ })
    .first()
    .click()
  await expect(lines).toHaveCount(0)
  const drawn = await longTasks(page, async () => {
    await page
      .getByRole('link', { name: /^Overview/ })
      .first()
      .click()
    await expect(lines).toHaveCount(GROUPS + 2)
  })
  const box = await page.locator('.recharts-wrapper').first().boundingBox()
  if (!box) throw new Error('the chart has no place')
  const at = (share: number) => page.mouse.move(box.x + box.width * share, box.y + box.height / 2)
  const hovered = await longTasks(page, async () => {
    for (let move = 0; move < HOVER_MOVES; move++) {
      await at(move / HOVER_MOVES)
      await page.waitForTimeout(MOVE_EVERY_MS)
    }
  })
  await context.close()
  return [...measured('are drawn', drawn), ...measured('are hovered over', hovered)]
}

function measured(what: string, tasks: readonly number[]): Measurement[] {
  const lines = `Charts: while 20 lines of ${POINTS} points ${what}`
  return [
    { what: `${lines}, tasks of over 50 ms`, value: tasks.length, unit: 'tasks', limit: 0 },
    { what: `${lines}, the longest of them`, value: Math.max(0, ...tasks), unit: 'ms' },
  ]
}
