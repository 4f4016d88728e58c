import { expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { type Answers, type Asked, NEVER, REFUSED } from '../fixtures/mock-api'
import { test } from '../fixtures/ui'

const all = FINE.listTransactions as (asked: Asked) => object
const withOpen = (open: typeof NEVER | typeof REFUSED): Answers => ({
  ...FINE,
  listTransactions: (asked) => (asked.query['state'] === 'open' ? open : (all(asked) as never)),
})

test('the place of the sentence is kept while the table is there before it', async ({ page, withAnswers }) => {
  const api = await withAnswers(withOpen(NEVER))
  await page.goto(`/clusters/${CLUSTER}/transactions`)
  const search = page.getByRole('searchbox', { name: 'Search transactions' })
  await expect(page.getByRole('table', { name: 'Transactions' }).getByRole('row').nth(1)).toBeVisible()
  const top = async () => Math.round((await search.boundingBox())?.y ?? Number.NaN)
  const before = await top()
  await api.answer(FINE)
  await page.reload()
  await expect(page.getByText('Nothing is held back').first()).toBeVisible()
  expect(Math.abs((await top()) - before)).toBeLessThan(16)
})

test('one that is refused leaves no place behind', async ({ page, withAnswers }) => {
  await withAnswers(withOpen(REFUSED))
  await page.goto(`/clusters/${CLUSTER}/transactions`)
  await expect(page.getByRole('table', { name: 'Transactions' }).getByRole('row').nth(1)).toBeVisible()
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0)
})
