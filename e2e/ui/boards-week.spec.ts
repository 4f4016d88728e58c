import { type Page, expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { boardWeek } from '../fixtures/business/boards'
import { NOW } from '../fixtures/business/clock'
import { longWeek } from '../fixtures/business/long-week'
import { NOT_FOUND } from '../fixtures/mock-api'
import { test } from '../fixtures/ui'

const BOARD = '/boards/b-orders'
const SHARED = '/shared/a-token-of-forty-three-characters'

/** Skia writes a page of a PDF as an object of its own. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

/** As of a console that has not been there for longer. */
function withoutBefore(week: typeof boardWeek): typeof boardWeek {
  const keptBefore = { percent: null, keptSeconds: 0, missedSeconds: 0, unknownSeconds: 604_800 }
  return { ...week, keptBefore, services: week.services.map((service) => ({ ...service, keptBefore })) }
}

/** What is wider than its cell, or ends past the sheet. */
function cutBy(page: Page): Promise<string[]> {
  return page
    .locator('article')
    .evaluate((sheet) =>
      [...sheet.querySelectorAll('th, td, td > span, th > span')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        .map((one) => one.textContent),
    )
}

test.describe('the week on one page', () => {
  test('is one sheet of A4 for eight services and twelve misses, in light colours', async ({ page, withAnswers }) => {
    await withAnswers(FINE)
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.goto(`${BOARD}/week`)
    await expect(page.locator('tbody').first().getByRole('row')).toHaveCount(boardWeek.services.length + 1)
    await expect(page.locator('tbody').nth(1).getByRole('row')).toHaveCount(12)
    expect(boardWeek.services).toHaveLength(8)
    expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await expect(page.locator('article')).toHaveCSS('color', 'rgb(18, 32, 42)')
    await expect(page.locator('article')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
    await expect(page.getByRole('navigation')).toBeHidden()
  })

  test('is one sheet for thirty services too, with long titles and much that is unknown', async ({ page, withAnswers }) => {
    await withAnswers({ ...FINE, getBoardWeek: longWeek(30) })
    await page.goto(`${BOARD}/week`)
    await expect(page.locator('tbody').first().getByRole('row')).toHaveCount(31)
    expect(await cutBy(page)).toEqual([])
    expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBe(1)
    await page.emulateMedia({ media: 'print' })
    // The end of a title, which is what tells two long ones apart, is there on paper.
    const ends = await page.locator('tbody').first().getByText('market 30', { exact: false }).first().boundingBox()
    expect(ends?.width).toBeGreaterThan(0)
    await expect(page.locator('tbody tr').first()).toHaveCSS('break-inside', 'avoid')
  })

  test('is one sheet for fewer too, in two lines each up to eleven and in one from twelve on', async ({ page, withAnswers }) => {
    for (const services of [2, 11, 12, 20]) {
      await withAnswers({ ...FINE, getBoardWeek: longWeek(services) })
      await page.goto(`${BOARD}/week`)
      await expect(page.locator('tbody').first().getByRole('row')).toHaveCount(services + 1)
      expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true })), `${services} services`).toBe(1)
    }
  })

  test('is not cut on a screen, wide or narrow', async ({ page, withAnswers }) => {
    for (const [width, services] of [
      [1440, 8],
      [1440, 30],
      [390, 8],
      [390, 30],
    ] as const) {
      await withAnswers({ ...FINE, getBoardWeek: longWeek(services) })
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${BOARD}/week`)
      await expect(page.locator('tbody').first().getByRole('row')).toHaveCount(services + 1)
      expect(await cutBy(page), `${services} services at ${width}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const table = page.getByRole('region', { name: 'Services' })
      const beyond = await table.evaluate((box) => box.scrollWidth - box.clientWidth)
      if (width > 1000) expect(beyond).toBe(0)
      // The titles stay where the days are scrolled.
      else await table.evaluate((box) => box.scrollTo({ left: box.scrollWidth }))
      await expect(table.getByRole('columnheader', { name: 'Week' })).toBeInViewport()
      await expect(table.getByRole('columnheader', { name: 'Service' })).toBeInViewport()
    }
  })

  test('takes a second sheet where there are more services than one has room for', async ({ page, withAnswers }) => {
    const services = Array.from({ length: 60 }, (_, index) => ({ ...boardWeek.services[index % 8], id: `s-${index}` }))
    // The cast: every one of the eight is there.
    await withAnswers({ ...FINE, getBoardWeek: { ...boardWeek, services: services as typeof boardWeek.services } })
    await page.goto(`${BOARD}/week`)
    await expect(page.locator('tbody').first().getByRole('row')).toHaveCount(61)
    expect(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true }))).toBeGreaterThan(1)
  })

  test('says how it was in the week before, and of each service whether this one was better', async ({ page, withAnswers }) => {
    await withAnswers(FINE)
    await page.goto(`${BOARD}/week`)
    await expect(page.getByText(/^The week before: 97\.8 %, and 12\.5 % of it is unknown\. ↑ ↓/)).toBeVisible()
    const weekOf = (index: number) => page.locator('tbody').first().getByRole('row').nth(index).getByRole('cell').last()
    await expect(weekOf(0)).toHaveText('worse than the week before, 99.9 %99.6 %')
    await expect(weekOf(1)).toHaveText('better than the week before, 85.1 %93.5 %')
    await expect(weekOf(3)).toHaveText('99 %')
    await withAnswers({ ...FINE, getBoardWeek: withoutBefore(boardWeek) })
    await page.reload()
    await expect(page.getByText('Nothing is known of the week before.')).toBeVisible()
    await expect(page.getByText('↑ ↓')).toHaveCount(0)
  })

  test('asks for another week by its Monday', async ({ page, withAnswers }) => {
    const api = await withAnswers(FINE)
    await page.goto(`${BOARD}/week`)
    await page.getByRole('button', { name: 'The week before' }).click()
    await expect(page).toHaveURL(/from=2026-11-09/)
    await expect.poll(() => api.asked.filter(({ id }) => id === 'getBoardWeek').at(-1)?.query).toEqual({ zone: 'UTC', from: '2026-11-09' })
  })

  test('is named by its board and week, renews itself, and goes when its link is revoked', async ({ page, withAnswers }) => {
    await page.clock.install({ time: NOW })
    const api = await withAnswers(FINE)
    await page.goto(`${SHARED}/week`)
    await expect(page).toHaveTitle('Order business, week of 2026-11-16 · Highwater')
    await api.answer({ ...FINE, getSharedWeek: { ...boardWeek, name: 'Orders and returns' } })
    await page.clock.runFor(61_000)
    await expect(page).toHaveTitle('Orders and returns, week of 2026-11-16 · Highwater')
    await api.answer({ ...FINE, getSharedWeek: NOT_FOUND })
    await page.clock.runFor(61_000)
    await expect(page.getByText('This link shows nothing any more')).toBeVisible()
    await expect(page.locator('article')).toHaveCount(0)
  })
})
