import { expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { LOOKS, TWO_LOOKS, inLooks } from '../fixtures/looks'
import { own, test } from '../fixtures/ui'
import { PAGES } from './page-cases'
import { STATES } from './states'

interface Shift {
  value: number
  sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}

/** With `HIGHWATER_TEST_ORDERS=all` answers come the last first, too: by hand, until every page has been still ten times. */
const IN_ANY_ORDER = process.env['HIGHWATER_TEST_ORDERS'] === 'all'

/** How much has moved at once, and what. */
interface Jump {
  value: number
  of: string[]
}

for (const { name, path, states, prepare } of PAGES) {
  // Where a page is as people mostly see it; its other states are made of the same parts.
  const main = STATES.find((state) => states[state])
  test.describe(name, () => {
    for (const state of STATES) {
      const one = states[state]
      if (!one) continue
      test(`${name}, ${state}`, async ({ page, withAnswers, errors }) => {
        const api = await withAnswers(one.answers)
        await page.goto(one.path ?? path)
        await prepare?.(page)
        const { shows } = one
        const shown = typeof shows === 'function' ? shows(page) : page.locator('main, [role=dialog]').getByText(shows)
        await inLooks(page, state === main ? LOOKS : TWO_LOOKS, `${name}-${state}`, async () => {
          await expect(shown.filter({ visible: true }).first()).toBeVisible()
          if (state === 'loading') await expect(page.locator('[role=progressbar], .animate-spin')).toHaveCount(0)
        })
        if (state === 'loading') {
          await expectNoJump('at-once')
          if (IN_ANY_ORDER) {
            await api.answer(one.answers)
            await page.reload()
            await expect(shown.filter({ visible: true }).first()).toBeVisible()
            await expectNoJump('last-first')
          }
        }
        expect(own(errors)).toEqual([])

        /** When the answers come at last, what is there already stays where it is. */
        async function expectNoJump(order: 'at-once' | 'last-first') {
          await page.evaluate(() => {
            const seen = globalThis as typeof globalThis & { jumps?: Jump[] }
            seen.jumps = []
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries() as (PerformanceEntry & Shift)[]) {
                const of = entry.sources.map(({ node, previousRect, currentRect }) => {
                  const name = node instanceof Element ? `${node.tagName} ${node.className}` : (node?.textContent ?? '?')
                  return `${name.slice(0, 80)}: ${previousRect.y} to ${currentRect.y}`
                })
                seen.jumps?.push({ value: entry.value, of })
              }
            }).observe({ type: 'layout-shift' })
          })
          await api.answer(FINE, order)
          await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0)
          await page.waitForFunction(() => document.querySelector('main')?.textContent?.trim() !== '')
          // What the last frame moved is told after it.
          await page.evaluate(() => new Promise((resolve) => void requestAnimationFrame(() => setTimeout(resolve))))
          const jumps = (await page.evaluate(() => (globalThis as typeof globalThis & { jumps?: Jump[] }).jumps)) ?? []
          const shift = jumps.reduce((sum, { value }) => sum + value, 0)
          expect(shift, `${order}: ${JSON.stringify(jumps, null, 2)}`).toBeLessThan(0.1)
        }
      })
    }
  })
}
