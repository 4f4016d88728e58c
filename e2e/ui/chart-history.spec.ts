import { type Page, expect } from '@playwright/test'
import { TROUBLE } from '../fixtures/business/answers'
import { NOW, secondsAgo } from '../fixtures/business/clock'
import { CLUSTER, overviewInTrouble } from '../fixtures/business/cluster'
import { EVERYWHERE, preferences, viewer } from '../fixtures/business/people'
import { type Asked, REFUSED } from '../fixtures/mock-api'
import { test } from '../fixtures/ui'
import { AS_OF, GROUP, HOUR, answerTo, axisBox, charts, crosshair, dragOver, open, rangeButton, slowDetail } from './chart-page'

test.describe('a history that cannot be read', () => {
  test('of another range than the usual hour is told on the overview, which shows that hour', async ({ page, withAnswers }) => {
    const api = await withAnswers({ ...TROUBLE, getClusterHistory: REFUSED })
    await page.goto(`/clusters/${CLUSTER}?range=7d`)
    await expect(page.getByText('The charts show the last hour')).toBeVisible()
    await api.answer(TROUBLE)
    await page.reload()
    await expect(page.getByRole('figure', { name: /14 Nov/ })).toBeVisible()
    await expect(page.getByText('The charts show the last hour')).toBeHidden()
  })

  test('is told on the overview’s usual hour too', async ({ page, withAnswers }) => {
    await withAnswers({ ...TROUBLE, getOverview: { ...overviewInTrouble, notWritten: { since: secondsAgo(600), reason: 'full' } } })
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(page.getByText('the disk is full')).toBeVisible()
  })

  for (const [what, path, id] of [
    ['the overview', '', 'getClusterHistory'],
    ['a group', '/groups/fraud-scoring', 'getGroupHistory'],
    ['a topic', '/topics/payments', 'getTopicHistory'],
  ] as const) {
    test(`anew leaves the charts of ${what} as they were, and says of when`, async ({ page, withAnswers }) => {
      await page.clock.install({ time: NOW })
      const api = await withAnswers(TROUBLE)
      await page.goto(`/clusters/${CLUSTER}${path}?range=6h`)
      await expect(page.locator('.recharts-surface').first()).toBeVisible()
      await api.answer({ ...TROUBLE, [id]: REFUSED })
      await page.clock.fastForward(61_000)
      await expect(page.getByText(/could not be read anew. The charts are as of \d\d:30:00/)).toBeVisible()
    })
  }

  test('is renewed for as long as it says now, also between two moments', async ({ page, withAnswers }) => {
    await page.clock.install({ time: NOW })
    const api = await withAnswers(TROUBLE)
    // By the clock of this browser that has just ended; by the picture's it ends now.
    await open(page, '?from=2026-11-21T06:30:00Z&to=2026-11-21T07:30:00Z')
    await expect(charts(page).getByText('now', { exact: true })).toBeVisible()
    const count = () => api.asked.filter(({ id }) => id === 'getGroupHistory').length
    const before = count()
    await page.clock.fastForward(61_000)
    await expect.poll(count).toBe(before + 1)
  })
})

test.describe('what was wrong and is over', () => {
  const rows = (page: Page) => page.getByRole('list', { name: 'What was wrong', exact: true }).getByRole('listitem')

  test('stands on the axis with from when to when, the one that ended last first; of another range those of it', async ({
    page,
    withAnswers,
  }) => {
    await withAnswers(TROUBLE)
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(rows(page)).toHaveCount(3)
    await expect(rows(page).first()).toContainText(/Falling behind\s*payment-reconciliation.*7 min · 06:57 – 07:04/s)
    await expect(rows(page).nth(1)).toContainText('21 partitions of 4 topics')
    await expect(rows(page).nth(2)).toContainText(/Broker down\s*Broker 2, eu-1b/)
    await rows(page).nth(2).getByRole('link').click()
    await expect(page).toHaveURL(/\/brokers\/2$/)
    await page.goto(`/clusters/${CLUSTER}?range=7d`)
    await expect(rows(page)).toHaveCount(4)
    await expect(rows(page).last()).toContainText(/Stuck\s*nightly-settlement.*at least 1 h.*its end was not seen/s)
  })

  test('is five at first sight, and how many more there were', async ({ page, withAnswers }) => {
    const [first] = overviewInTrouble.incidents.items
    if (!first) throw new Error('no incident')
    const items = Array.from({ length: 20 }, (_, index) => ({ ...first, id: `${first.id}${index}` }))
    await withAnswers({ ...TROUBLE, getOverview: { ...overviewInTrouble, incidents: { items, total: 61 } } })
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(rows(page)).toHaveCount(5)
    await expect(page.getByText('and 56 more in this time')).toBeVisible()
  })

  test('is not there where nothing was', async ({ page, withAnswers }) => {
    await withAnswers({ ...TROUBLE, getOverview: { ...overviewInTrouble, incidents: { items: [], total: 0 } } })
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(page.getByText('Throughput').first()).toBeVisible()
    await expect(page.getByText('What was wrong')).toHaveCount(0)
  })
})

test.describe('what this console changed', () => {
  const line = (page: Page) => page.getByRole('link', { name: /Reset offsets/ })

  test('stands at its time among what was wrong and what went through, with who did it', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(line(page)).toHaveText(/^06:43\s*Reset offsets/)
    await expect(page.getByRole('list', { name: 'What changed' })).toHaveText(/Partly done\s*jonas · fraud-scoring/)
    // Made before the axis begins, it may have been done on it.
    const from = api.asked.flatMap(({ id, query }) => (id === 'listChanges' && query['from'] ? [Date.parse(query['from'])] : []))
    expect(from[0]).toBeLessThan(AS_OF - 24 * HOUR)
    await expect(page.getByText('1 change in this time, by this console', { exact: true })).toBeVisible()
    await line(page).click()
    await expect(page).toHaveURL(/\/changes\/5d0b2a84/)
  })

  test('is said to be more where not all were asked for', async ({ page, withAnswers }) => {
    const list = TROUBLE.listChanges as (asked: Asked) => object
    await withAnswers({ ...TROUBLE, listChanges: (asked) => ({ ...list(asked), nextCursor: 'more' }) as never })
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(page.getByText('at least 1 change in this time, by this console')).toBeVisible()
    await expect(page.getByRole('link', { name: 'the others' })).toHaveAttribute('href', `/clusters/${CLUSTER}/changes`)
  })

  test('is not asked for by whoever may not know', async ({ page, withAnswers }) => {
    const permissions = viewer.permissions.filter((permission) => permission !== 'changes:read')
    const api = await withAnswers({ ...TROUBLE, getSession: { ...viewer, permissions, grants: [{ permissions, ...EVERYWHERE }] } })
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(page.getByText('Throughput').first()).toBeVisible()
    await expect(page.getByRole('button', { name: 'anna.berg' })).toBeVisible()
    expect(api.asked.some(({ id, query }) => id === 'listChanges' && query['from'] !== undefined)).toBe(false)
    await expect(page.getByText('What changed')).toHaveCount(0)
  })
})

test('the crosshair draws no row of an open table anew, which has a page of rows at once', async ({ page, withAnswers }) => {
  const times = Array.from({ length: 240 }, (_, index) => new Date(AS_OF - (239 - index) * 15_000).toISOString())
  const many = times.map((_, index): [number, number, number] => [index, index, index])
  const worstGroups = overviewInTrouble.worstGroups.map((group) => ({ ...group, history: many }))
  await withAnswers({ ...TROUBLE, getOverview: { ...overviewInTrouble, times, produced: many, consumed: many, worstGroups } })
  await page.goto(`/clusters/${CLUSTER}`)
  await expect(page.locator('.recharts-surface').first()).toBeVisible()
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  const rows = page.getByRole('region', { name: /on one time axis/ }).locator('tbody tr')
  await expect(rows).toHaveCount(100)
  // What React draws anew it asks for the words of: a time of the day is made of its instant, once a row.
  await page.evaluate(() => {
    const seen = globalThis as typeof globalThis & { formatted?: number }
    seen.formatted = 0
    const whole = Reflect.get(Date.prototype, 'toISOString') as () => string
    Date.prototype.toISOString = function () {
      seen.formatted = (seen.formatted ?? 0) + 1
      return whole.call(this)
    }
  })
  await page.getByRole('slider').focus()
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft')
  await expect(crosshair(page)).toBeVisible()
  const formatted = () => page.evaluate(() => (globalThis as typeof globalThis & { formatted?: number }).formatted)
  expect(await formatted()).toBeLessThan(100)
  await page.getByRole('button', { name: 'Show 100 times before' }).click()
  await expect(rows).toHaveCount(200)
  expect(await formatted()).toBeGreaterThan(100)
  await page.getByRole('button', { name: 'Show 40 times before' }).click()
  await expect(rows).toHaveCount(240)
})

test.describe('a browser in another zone than the one that times are shown in', () => {
  // There it is still the 20th.
  test.use({ timezoneId: 'America/Los_Angeles' })

  test('names the chosen moments by the day of that zone', async ({ page, withAnswers }) => {
    // What the server would have written into the page, and what it answers.
    await withAnswers({ ...TROUBLE, getPreferences: { ...preferences, timeZone: 'Asia/Tokyo' } })
    await page.addInitScript(() => {
      const show = () => (document.documentElement.dataset['timeZone'] = 'Asia/Tokyo')
      if (document.documentElement) show()
      document.addEventListener('readystatechange', show)
    })
    await page.goto(`${GROUP}?from=2026-11-20T23:00:00Z&to=2026-11-21T01:00:00Z`)
    await expect(rangeButton(page)).toHaveText('08:00:00 – 10:00:00')
  })
})

test.describe('a range that is over', () => {
  const PAST = '?from=2026-11-20T01:30:00Z&to=2026-11-20T05:30:00Z'
  /** Of the line that the chart is about. */
  const stroke = (page: Page) => page.locator('.recharts-area-curve').first()

  test('of a group is neither said nor painted as what is so now', async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    await open(page, '?behind=records')
    await expect(stroke(page)).toHaveAttribute('stroke', 'var(--warn-mark)')
    await expect(charts(page)).toContainText(/Now .+ behind\./)
    await open(page, `${PAST}&behind=records`)
    await expect(stroke(page)).toHaveAttribute('stroke', 'var(--chart-1)')
    await expect(charts(page)).not.toContainText(/Now .+ behind\./)
    await expect(charts(page)).toContainText('behind at 20 Nov, 05:30:00.')
  })

  test('of the overview has no colour of a verdict', async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    const ofVerdicts = page.locator('[stroke="var(--danger)"], [stroke="var(--warn-mark)"]')
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(ofVerdicts.first()).toBeVisible()
    await page.goto(`/clusters/${CLUSTER}${PAST}`)
    await expect(page.getByRole('figure', { name: /20 Nov, 05:30:00/ })).toBeVisible()
    await expect(stroke(page)).toBeVisible()
    await expect(ofVerdicts).toHaveCount(0)
  })
})

test('a peak between two gaps is drawn from its least to its most', async ({ page, withAnswers }) => {
  await withAnswers({
    ...TROUBLE,
    getGroupHistory: ({ query }) => {
      const history = answerTo({ query })
      const alone = (points: (typeof history.total)[number]['points']) =>
        points.map((point, index): typeof point => (index === 30 && point ? [point[0], 7, 3, 900] : null))
      return { ...history, total: history.total.map(({ metric, points }) => ({ metric, points: alone(points) })) }
    },
  })
  await open(page, '?behind=records')
  const bands = charts(page).locator('.recharts-reference-line line[stroke-width="3"]')
  await expect(bands).toHaveCount(3)
  await expect(charts(page).locator('.recharts-reference-dot')).toHaveCount(3)
})

test('leaving a zoom leads out of it at once, also after the browser’s own way back', async ({ page, withAnswers }) => {
  await withAnswers(TROUBLE)
  await open(page)
  await dragOver(page, 0.25, 0.75)
  await page.mouse.up()
  await expect(page).toHaveURL(/from=/)
  const outer = page.url()
  await dragOver(page, 0.2, 0.4)
  await page.mouse.up()
  await expect.poll(() => page.url()).not.toBe(outer)
  await page.goBack()
  await expect.poll(() => page.url()).toBe(outer)
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(GROUP)
})

test('a tap shows the figures of its time, which stay when the finger is lifted', async ({ page, withAnswers }) => {
  await withAnswers(TROUBLE)
  await open(page)
  const box = await axisBox(page)
  const at = { pointerType: 'touch', pointerId: 7, button: 0, bubbles: true, clientX: box.x + box.width / 2, clientY: box.y + 20 }
  const chart = charts(page).locator('.recharts-wrapper').first()
  await chart.dispatchEvent('pointerdown', at)
  await expect(crosshair(page)).toBeVisible()
  // What React knows as leaving comes as this.
  for (const type of ['pointerup', 'pointerout']) await chart.dispatchEvent(type, at)
  await expect(crosshair(page)).toBeVisible()
  await chart.dispatchEvent('pointerout', { ...at, pointerType: 'mouse' })
  await expect(crosshair(page)).toBeHidden()
})

test('a time of which nothing is known says so', async ({ page, withAnswers }) => {
  await withAnswers({
    ...TROUBLE,
    getGroupHistory: ({ query }) => {
      const history = answerTo({ query })
      return { ...history, times: [], total: history.total.map(({ metric }) => ({ metric, points: [] })), heat: [] }
    },
  })
  await page.goto(`${GROUP}?from=2026-11-20T03:00:00Z&to=2026-11-20T03:00:01Z`)
  await expect(charts(page).getByText('No figure of this time is known: nobody watched then')).toBeVisible()
})

test('a day without depth by partition is not said to be too long for it', async ({ page, withAnswers }) => {
  await withAnswers({ ...TROUBLE, getGroupHistory: ({ query }) => ({ ...answerTo({ query }), heat: [], heatTotal: 0 }) })
  await open(page, '?range=24h')
  await expect(charts(page).getByText('Shown over a day at most')).toBeHidden()
})

test('the unit of the chart stays what it was when time behind becomes unknown', async ({ page, withAnswers }) => {
  await page.clock.install({ time: NOW })
  const api = await withAnswers(TROUBLE)
  await open(page)
  await expect(charts(page).getByRole('heading', { name: 'Time behind' })).toBeVisible()
  await api.answer({ ...TROUBLE, getGroup: { ...slowDetail, secondsBehind: null } })
  await page.clock.fastForward(16_000)
  await expect(charts(page)).toContainText('How far behind it is now is not known.')
  await expect(charts(page).getByRole('heading', { name: 'Time behind' })).toBeVisible()
})

test('the charts of a topic say in a sentence what they show', async ({ page, withAnswers }) => {
  await withAnswers(TROUBLE)
  await page.goto(`/clusters/${CLUSTER}/topics/payments`)
  const figure = page.getByRole('figure', { name: /What was written to payments/ })
  await expect(figure).toContainText(/\d+ records a second are written; one copy takes \d+ GB\./)
  await page.goto(`/clusters/${CLUSTER}/topics/payments?from=2026-11-20T01:30:00Z&to=2026-11-20T05:30:00Z`)
  await expect(figure).toContainText(/At 20 Nov, 05:30:00 \d+ records a second were written; one copy took \d+ GB\./)
})
