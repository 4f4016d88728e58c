import { expect } from '@playwright/test'
import { CLUSTER } from '../fixtures/business/cluster'
import { HUGE, MANY } from '../fixtures/business/huge'
import { own, test } from '../fixtures/ui'

/** Requests for rows that one drag to the end may cost. */
const FEW = 12

for (const { area, list, last } of [
  { area: 'topics', list: 'listTopics', last: 'tenant-09999.events' },
  { area: 'groups', list: 'listGroups', last: 'tenant-09999.worker' },
]) {
  test(`of ${MANY} ${area} only those in sight are read and drawn`, async ({ page, withAnswers, errors }) => {
    const api = await withAnswers(HUGE)
    await page.goto(`/clusters/${CLUSTER}/${area}`)
    await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
    await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(MANY + 1))
    // Rows have the height they will have, so the end is where it will be.
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight))
    await expect(page.getByRole('link', { name: last })).toBeInViewport()
    expect(await page.getByRole('row').count()).toBeLessThan(200)
    expect(api.asked.filter(({ id }) => id === list).length).toBeLessThanOrEqual(FEW)
    expect(own(errors)).toEqual([])
  })
}
