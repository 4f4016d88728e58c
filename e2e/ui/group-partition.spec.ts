import { expect } from '@playwright/test'
import { TROUBLE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { own, test } from '../fixtures/ui'

test.describe('a partition of a group, looked at closely', () => {
  test.beforeEach(async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    await page.goto(`/clusters/${CLUSTER}/groups/fraud-scoring`)
    await expect(page.getByRole('table', { name: 'Partitions' })).toBeVisible()
  })

  test('opens by keys alone, and gives the focus back', async ({ page, errors }) => {
    const name = page.getByRole('button', { name: 'payments-3', exact: true })
    await page.keyboard.press('j')
    await expect(name).toBeFocused()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog', { name: 'payments-3' })
    await expect(panel.getByText(/Lag never became less over 10 commits/)).toBeVisible()
    await expect(page).toHaveURL(/[?&]partition=payments-3/)
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(name).toBeFocused()
    await expect(page).not.toHaveURL(/[?&]partition=/)
    expect(own(errors)).toEqual([])
  })

  test('opens by a click anywhere on its row, and the way back closes it', async ({ page }) => {
    await page.getByRole('row').filter({ hasText: 'payments-1' }).getByText('1,537', { exact: true }).click()
    const panel = page.getByRole('dialog', { name: 'payments-1' })
    await expect(panel).toBeVisible()
    await page.goBack()
    await expect(panel).toBeHidden()
  })

  test('is sorted by what Burrow says of it', async ({ page }) => {
    const table = page.getByRole('table', { name: 'Partitions' })
    await table.getByRole('button', { name: 'Burrow' }).click()
    await expect(table.getByRole('columnheader', { name: /Burrow/ })).toHaveAttribute('aria-sort', /.+/)
    await expect(table.getByRole('row').nth(1)).toContainText('WARN')
    await table.getByRole('button', { name: 'Burrow' }).click()
    await expect(table.getByRole('row').last()).toContainText('WARN')
  })
})
