import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Page, expect, test } from '@playwright/test'
import { stringify } from 'yaml'
import { type RunningConsole, startConsole } from '../../tools/serve'
import { bootstrap, unique, withTopic } from '../fixtures/kafka'
import { business } from '../fixtures/running-business'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180) + 3
/** A console is away for more than two and a half of these when it is ended and started. */
const ROUND_MS = 500
const TARGET_SECONDS = 8
const dir = mkdtempSync(join(tmpdir(), 'highwater-history-'))
const configFile = join(dir, 'highwater.yaml')

/** A console with a store of its own, which can be ended and started again. */
function start(): Promise<RunningConsole> {
  const env = { HIGHWATER_AUTH: 'none', HIGHWATER_ROUND_MS: String(ROUND_MS) }
  return startConsole({ port: PORT, configFile, dataDir: join(dir, 'data'), env })
}

interface History {
  times: string[]
  total: { metric: string; points: ([string, number, number, number] | null)[] }[]
}

/** With as many points as it gives: with fewer than there are samples, none would have the time of a sample. */
async function historyOf(console: RunningConsole, group: string, from?: number): Promise<History> {
  const query = `?points=1000${from === undefined ? '' : `&from=${new Date(from).toISOString()}`}`
  const answer = await fetch(`${console.url}/api/v1/clusters/test/groups/${group}/history${query}`)
  // Just started it does not know the group yet.
  return answer.ok ? ((await answer.json()) as History) : { times: [], total: [] }
}

/** Time and lag of every point that the page's table shows: what it draws. */
async function shownLag(page: Page): Promise<{ at: string; lag: number | null }[]> {
  return page
    .getByRole('table')
    .first()
    .getByRole('row')
    .evaluateAll((rows) =>
      rows.slice(1).map((row) => {
        const value = row.querySelectorAll('td')[1]?.querySelector('data')?.value
        return { at: row.querySelector('time')?.dateTime ?? '', lag: value === undefined ? null : Number(value) }
      }),
    )
}

test('a consumer stops and starts again, with a restart of the console in between: verdict, chart and board follow', async ({ page }) => {
  test.setTimeout(240_000)
  writeFileSync(configFile, stringify({ clusters: [{ id: 'test', brokers: bootstrap.split(',') }] }))
  const [topic, group] = [unique('shop'), unique('shop-reader')]
  await withTopic(topic, 1, 3)
  const shop = await business(group, topic)
  let console = await start()
  const groupPage = `/clusters/test/groups/${group}`
  const verdict = (word: RegExp) => expect(page.getByText(word).first()).toBeVisible({ timeout: 60_000 })
  let board = ''
  const serviceState = async () => {
    const answer = await fetch(`${console.url}/api/v1/boards/${board}`)
    const { services } = (await answer.json()) as { services: { state: string }[] }
    return services[0]?.state
  }

  try {
    await shop.start()
    await expect
      .poll(async () => (await fetch(`${console.url}/api/v1/clusters/test/groups/${group}`)).status, { timeout: 30_000 })
      .toBe(200)
    const made = await fetch(`${console.url}/api/v1/boards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: console.url },
      body: JSON.stringify({
        name: 'Shop',
        services: [{ title: 'Orders arrive', cluster: 'test', groups: [group], targetSeconds: TARGET_SECONDS }],
      }),
    })
    expect(made.status).toBe(201)
    board = ((await made.json()) as { id: string }).id

    await page.goto(console.url + groupPage)
    await verdict(/^(Caught up|Keeping up)/)
    await expect.poll(serviceState, { timeout: 30_000 }).toBe('kept')

    await test.step('stops', async () => {
      await shop.stop()
      await expect.poll(serviceState, { timeout: 60_000 }).toBe('missed')
      await verdict(/^(Inactive|Falling behind|Stuck)/)
      await expect.poll(async () => lastLag(await historyOf(console, group)), { timeout: 30_000 }).toBeGreaterThan(100)
    })

    const before = await historyOf(console, group)
    await test.step('the console is ended and started again: what was is there, and the time between is a gap', async () => {
      await console.stop()
      const endedAt = Date.now()
      console = await start()
      const newest = async () => Date.parse((await historyOf(console, group)).times.at(-1) ?? '') || 0
      await expect.poll(newest, { timeout: 30_000 }).toBeGreaterThan(endedAt)
      const after = await historyOf(console, group, Date.parse(before.times[0] ?? ''))
      const lagOf = (history: History) => history.total.find(({ metric }) => metric === 'lag')?.points ?? []
      const known = new Map(lagOf(after).flatMap((point) => (point ? [[point[0], point[1]] as const] : [])))
      const lost = lagOf(before).filter((point) => point && known.get(point[0]) !== point[1])
      expect(lost).toEqual([])
      const gap = after.times.findIndex(
        (_, index) => lagOf(after)[index] === null && Date.parse(after.times[index] ?? '') >= endedAt - 5_000,
      )
      expect(gap, 'a gap where nobody was watching').toBeGreaterThan(0)
      // How old what waits is, it has to read from the records themselves: it has not seen them come.
      await expect.poll(serviceState, { timeout: 90_000 }).toBe('missed')
    })

    await test.step('starts again', async () => {
      await shop.start()
      await page.goto(console.url + groupPage)
      await verdict(/^(Caught up|Keeping up)/)
      await expect.poll(serviceState, { timeout: 60_000 }).toBe('kept')
    })

    await test.step('the chart draws the recorded samples', async () => {
      // Exactly: tables below have heads with that word, and may be there before the charts.
      const records = page.getByRole('button', { name: 'Records', exact: true })
      await records.click()
      await expect(records).toHaveAttribute('aria-pressed', 'true')
      await page.getByRole('button', { name: 'Table', exact: true }).click()
      const earlier = page.getByRole('button', { name: /before$/ })
      while (await earlier.isVisible()) await earlier.click()
      const [shown, history] = [await shownLag(page), await historyOf(console, group, Date.parse(before.times[0] ?? ''))]
      const samples = history.total.find(({ metric }) => metric === 'lag')?.points.flatMap((point) => (point ? [point] : [])) ?? []
      // A row tells of the time since the one before it: of several samples the last.
      const rows = shown.toSorted((one, other) => one.at.localeCompare(other.at))
      const compared = rows.flatMap(({ at, lag }, index) => {
        const since = rows[index - 1]?.at ?? ''
        const last = samples.findLast((point) => point[0] > since && point[0] <= at)
        return last ? [{ at, lag, recorded: last[1] }] : []
      })
      expect(compared.length).toBeGreaterThan(10)
      expect(compared.filter(({ lag, recorded }) => lag !== recorded)).toEqual([])
      expect(
        shown.some(({ lag }) => lag === null),
        'the gap is in the table too',
      ).toBe(true)
    })

    await page.goto(`${console.url}/boards/${board}`)
    await expect(page.getByText('Orders arrive').first()).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText(/^Kept/).first()).toBeVisible({ timeout: 20_000 })
  } finally {
    await shop.end()
    await console.stop()
  }
})

function lastLag({ total }: History): number {
  return total.find(({ metric }) => metric === 'lag')?.points.findLast((point) => point !== null)?.[1] ?? 0
}
