import { type Locator, type Page, expect } from '@playwright/test'
import { FINE, answersOf } from '../fixtures/business/answers'
import { brokersUp } from '../fixtures/business/brokers'
import { NOW } from '../fixtures/business/clock'
import { CLUSTER } from '../fixtures/business/cluster'
import { group, groupDetail } from '../fixtures/business/groups'
import { own, test } from '../fixtures/ui'
import { NAMES } from './sample-names'

const AT_ONCE = 5
const slices = Array.from({ length: Math.ceil(NAMES.length / AT_ONCE) }, (_, index) => NAMES.slice(index * AT_ONCE, (index + 1) * AT_ONCE))
const NOTHING = { total: 0, items: [] }
/** As a browser shows the title of a page. */
const collapsed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

for (const [slice, names] of slices.entries()) {
  test(`names of any characters lead to their page, ${slice + 1} of ${slices.length}`, async ({ page, withAnswers, errors }) => {
    const groups = names.map((name) => group(name))
    const api = await withAnswers({
      ...FINE,
      ...answersOf({ brokers: brokersUp, shelves: [], groups }),
      // The page shows the name that the API was asked for, whatever the address was.
      getGroup: ({ params }) => groupDetail(group(params['group'] ?? '')),
      search: ({ query }) => {
        const items = names
          .filter((name) => name.includes(query['q'] ?? ''))
          .map((id) => ({ id, type: 'classic' as const, verdict: 'caught-up' as const }))
        return { topics: NOTHING, groups: { total: items.length, items }, brokers: NOTHING, users: NOTHING }
      },
    })
    const askedFor = () => api.asked.findLast(({ id }) => id === 'getGroup')?.params['group']
    await page.goto(`/clusters/${CLUSTER}/groups`)

    const opens = async (name: string, link: Locator) => {
      api.asked.length = 0
      await link.click()
      await expect.poll(askedFor, `the API is asked for ${JSON.stringify(name)}`).toBe(name)
      await expect.poll(() => page.locator('h1').textContent()).toBe(name || '(empty name)')
      await expect.poll(() => page.title()).toBe(collapsed(`${name || '(empty name)'} · Highwater`))
      await expect(page.getByText(/Caught up: 4 records wait/)).toBeVisible()
    }

    for (const [row, name] of names.entries()) {
      const link = page
        .getByRole('row')
        .nth(row + 1)
        .getByRole('link')
        .first()
      await expect(link).toBeVisible()
      expect(await link.textContent()).toBe(name || '“” (empty name)')
      await opens(name, link)
      await page.goBack()
    }
    // What is typed is trimmed: a name of nothing else cannot be typed.
    for (const [index, name] of names.filter((one) => one.trim() !== '').entries()) {
      // What was read a moment ago would not be asked for again.
      await page.clock.setFixedTime(Date.parse(NOW) + (index + 1) * 60_000)
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill(name)
      await opens(name, await optionOf(page, name))
    }
    expect(own(errors)).toEqual([])
  })
}

/** The line of the search that stands for exactly this name. */
async function optionOf(page: Page, name: string): Promise<Locator> {
  const options = page.getByRole('option')
  const place = () =>
    options.evaluateAll((all, wanted) => all.findIndex((one) => one.querySelector('span[title]')?.getAttribute('title') === wanted), name)
  await expect.poll(place, `the search finds ${JSON.stringify(name)}`).toBeGreaterThanOrEqual(0)
  return options.nth(await place())
}
