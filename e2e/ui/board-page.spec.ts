import { expect } from '@playwright/test'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import { boardAutomatic, boardInTrouble, boardUnknown, boardWell, kept, misses } from '../fixtures/business/boards'
import { test } from '../fixtures/ui'

const BOARD = '/boards/b-orders'
const DAY = 86_400

test.describe('the misses of a board', () => {
  const many = Array.from({ length: 34 }, (_, index) => ({
    ...misses[index % 8],
    from: new Date(Date.parse('2026-11-12T08:00:00Z') + index * 3_600_000).toISOString(),
    worstSeconds: 9000 - index,
  })) as typeof misses

  test('are all shown that there are, not only those that came with the board', async ({ page, withAnswers }) => {
    const telling = (count: number) => ({ ...boardInTrouble, misses: many.slice(0, count), missesTotal: 34 })
    await withAnswers({ ...TROUBLE, getBoard: ({ query }) => telling(query['misses'] === '200' ? 34 : 20) })
    await page.goto(BOARD)
    const rows = page.getByRole('table', { name: 'Worst moments' }).locator('tbody').getByRole('row')
    await expect(rows).toHaveCount(5)
    await expect(page.getByText('the worst 5 of 34')).toBeVisible()
    await page.getByRole('button', { name: 'All 34' }).click()
    await expect(rows).toHaveCount(34)
    await page.getByRole('button', { name: 'The worst only' }).click()
    await expect(rows).toHaveCount(5)
  })

  test('tell their causes whole', async ({ page, withAnswers }) => {
    const [first] = boardInTrouble.misses ?? []
    const cause = {
      kind: 'slow' as const,
      group: 'order-fulfilment-of-the-web-shop-and-all-branches',
      broker: null,
      change: null,
      factor: 0.42,
    }
    await withAnswers({ ...TROUBLE, getBoard: { ...boardInTrouble, misses: [{ ...first, cause }, ...misses.slice(1)] as typeof misses } })
    await page.goto(BOARD)
    await expect(page.getByTitle('order-fulfilment-of-the-web-shop-and-all-branches commits at 42 % of its usual rate')).toBeVisible()
    for (const width of [1440, 1240]) {
      await page.setViewportSize({ width, height: 900 })
      const cut = await page
        .getByRole('table', { name: 'Worst moments' })
        .locator('td:last-child')
        .evaluateAll((causes) =>
          causes
            .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
            .map((one) => one.textContent),
        )
      expect(cut, `at ${width}`).toEqual([])
    }
  })
})

test.describe('a board for those who listen', () => {
  test('tells once that its state changed, and not each new figure', async ({ page, withAnswers }) => {
    const later = {
      ...boardInTrouble,
      services: boardInTrouble.services.map((one) => (one.secondsBehind === 2095 ? { ...one, secondsBehind: 2460 } : one)),
    }
    const api = await withAnswers(TROUBLE)
    await page.goto(BOARD)
    const told = page.locator('main output')
    await expect(page.getByText(/by 34 min/)).toBeVisible()
    await api.answer({ ...TROUBLE, getBoard: later })
    await expect(page.getByText(/by 41 min/)).toBeVisible({ timeout: 15_000 })
    await expect(told).toHaveText('')
    await api.answer(FINE)
    await expect(told).toHaveText('All six services keep their targets.', { timeout: 15_000 })
  })

  test('has each strip as a table too', async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    await page.goto(BOARD)
    const strip = page.getByRole('table', { name: 'Payments are checked for fraud: the last 24 hours' })
    await expect(strip.locator('tbody').getByRole('row')).toHaveCount(4)
    const rows = await strip.locator('tbody').getByRole('row').allInnerTexts()
    expect(rows.map((row) => row.split(/\t/)[2])).toEqual(['kept', 'missed', 'kept', 'missed'])
    expect(rows.at(-1)).toMatch(/missed\t15 m$/)
  })
})

test.describe('how much a board knows', () => {
  test('is said once where it has just begun, and is not a wall of boxes', async ({ page, withAnswers }) => {
    await withAnswers({ ...FINE, getBoard: boardAutomatic })
    await page.goto('/boards/auto')
    const first = page.getByRole('list', { name: 'Services' }).getByRole('listitem').first()
    await expect(first.getByText('of the 15 m known so far')).toHaveCount(1)
    await expect(first.getByText(/unknown until/)).toBeVisible()
    await expect(first.locator('dd').getByText(/unknown/)).toHaveCount(0)
    await expect(
      page.getByText(/Only 15 min of the last 24 hours is known for each service on average; targets were kept 100 % of that/),
    ).toBeVisible()
  })

  test('is said in time where a cell of the strip has more unknown than known', async ({ page, withAnswers }) => {
    const services = boardAutomatic.services.slice(0, 1).map((one) => ({
      ...one,
      kept: { day: kept(DAY, 20, DAY - 120), week: kept(7 * DAY, 20, 7 * DAY - 120), month: kept(30 * DAY, 20, 30 * DAY - 120) },
      strip: one.strip.map((cell) => ({ ...cell, state: 'unknown' as const })),
    }))
    await withAnswers({ ...FINE, getBoard: { ...boardAutomatic, services } })
    await page.goto('/boards/auto')
    await expect(page.getByText('unknown but for 2 m')).toBeVisible()
    await expect(page.getByText(/Only 2 min of the last 24 hours is known; targets were kept 83.3 % of that/)).toBeVisible()
  })

  test('is said of a month too where it is an hour', async ({ page, withAnswers }) => {
    const [first] = boardWell.services
    if (!first) throw new Error('a board without services')
    const month = kept(30 * DAY, 0, 3600)
    await withAnswers({ ...FINE, getBoard: { ...boardWell, services: [{ ...first, kept: { ...first.kept, month } }] } })
    await page.goto(BOARD)
    await expect(page.locator('main dd').last()).toContainText('0.1 % unknown')
  })

  test('stands in the header, with what was not read anew', async ({ page, withAnswers }) => {
    await withAnswers({ ...FINE, getBoard: boardUnknown })
    await page.goto(BOARD)
    const asOf = page.locator('header').getByRole('button', { name: /As of .*no broker answered/ })
    await asOf.click()
    await expect(page.getByRole('dialog').getByText(/Broker 4 did not answer in 10 s, since/)).toBeVisible()
  })
})

test('a board of one’s own can be made while there is only the automatic one', async ({ page, withAnswers }) => {
  await withAnswers({ ...FINE, getBoard: boardAutomatic })
  await page.goto('/boards/auto')
  await page.getByRole('link', { name: 'New board' }).click()
  await expect(page).toHaveURL('/boards/new')
})
