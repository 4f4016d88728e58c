import { type Locator, expect } from '@playwright/test'
import { TROUBLE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { test } from '../fixtures/ui'

const MOST = 3

/** Clicks as a person would, and counts. */
function counted() {
  let clicks = 0
  return async (target: Locator) => {
    clicks += 1
    expect(clicks, 'clicks from the overview').toBeLessThanOrEqual(MOST)
    await target.click()
  }
}

test.describe('somebody new here, from the overview, in three clicks at most', () => {
  test.beforeEach(async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    await page.goto(`/clusters/${CLUSTER}`)
    await expect(page.getByText(/Eight things are wrong/)).toBeVisible()
  })

  test('finds the partition under min ISR, by what is wrong', async ({ page }) => {
    const click = counted()
    await click(page.locator('main').getByRole('link', { name: 'payments-5' }).first())
    await expect(page.getByRole('row').filter({ hasText: 'payments-5' })).toContainText('Refuses writes')
    await click(page.getByRole('row').filter({ hasText: 'payments-5' }).getByRole('link').first())
    await expect(page.locator('main').getByText(/1 of 6 partitions refuses? writes/)).toBeVisible()
  })

  test('finds the partition under min ISR, by the areas', async ({ page }) => {
    const click = counted()
    await click(page.getByRole('navigation', { name: 'Cluster' }).getByRole('link', { name: /^Replication/ }))
    await expect(page.getByRole('row').filter({ hasText: 'payments-5' })).toContainText('Refuses writes')
  })

  test('finds who is falling behind and its slowest partition, by what is wrong', async ({ page }) => {
    const click = counted()
    await click(page.locator('main').getByRole('link', { name: 'fraud-scoring' }).first())
    await expect(page.locator('main').getByText(/payments-3 is furthest behind/)).toBeVisible()
  })

  test('finds who is falling behind and its slowest partition, by the areas', async ({ page }) => {
    const click = counted()
    await click(page.getByRole('navigation', { name: 'Cluster' }).getByRole('link', { name: /^Groups/ }))
    await click(page.getByRole('row').filter({ hasText: 'Falling behind' }).getByRole('link').first())
    await expect(page.locator('main').getByText(/payments-3 is furthest behind/)).toBeVisible()
  })

  test('finds the dead broker, by what is wrong', async ({ page }) => {
    const click = counted()
    await click(
      page
        .locator('main')
        .getByRole('link', { name: /Broker 4/ })
        .first(),
    )
    await expect(page.locator('main').getByText(/Broker 4 is fenced since/)).toBeVisible()
  })

  test('finds the dead broker, by the areas', async ({ page }) => {
    const click = counted()
    await click(page.getByRole('navigation', { name: 'Cluster' }).getByRole('link', { name: /^Brokers/ }))
    await click(page.getByRole('row').filter({ hasText: 'Fenced' }).getByRole('link').first())
    await expect(page.locator('main').getByText(/Broker 4 is fenced since/)).toBeVisible()
  })
})
