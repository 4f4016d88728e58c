import { type Page, expect } from '@playwright/test'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import { armed, justDone } from '../fixtures/business/changes'
import { CLUSTER } from '../fixtures/business/cluster'
import { MOVED, resetFree, resetHeld } from '../fixtures/business/held-reset'
import { viewer } from '../fixtures/business/people'
import { type Answers, MockProblem } from '../fixtures/mock-api'
import { test } from '../fixtures/ui'

const FREE: Answers = { ...FINE, planChange: { plan: resetFree }, applyChange: { change: justDone }, getChange: { change: justDone } }
const confirmation = (page: Page) => page.getByRole('textbox', { name: /to confirm/ })

async function openReview(page: Page): Promise<void> {
  await page.goto(`/clusters/${CLUSTER}/groups/fraud-scoring?change=reset`)
  await page.getByRole('button', { name: 'Review', exact: true }).click()
  await expect(confirmation(page)).toBeVisible()
}

test.describe('the review', () => {
  test('begins at the first warning', async ({ page, withAnswers }) => {
    await withAnswers(FREE)
    await openReview(page)
    await expect(page.getByText('3 partitions move forward.').locator('xpath=ancestor::*[@tabindex="-1"][1]')).toBeFocused()
  })

  test('applies nothing before exactly the name is typed, and says why beside the button', async ({ page, withAnswers }) => {
    const api = await withAnswers(FREE)
    await openReview(page)
    const apply = page.getByRole('button', { name: 'Reset the offsets' })
    await expect(apply).toBeDisabled()
    await confirmation(page).fill('fraud-scorin')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Type the name above first.')).toBeVisible()
    await confirmation(page).fill('fraud-scoring')
    await expect(apply).toBeEnabled()
    expect(api.asked.filter(({ id }) => id === 'applyChange')).toEqual([])
  })

  test('is sent once, however often it is pressed', async ({ page, withAnswers }) => {
    const api = await withAnswers(FREE)
    await openReview(page)
    await confirmation(page).fill('fraud-scoring')
    await page.getByRole('button', { name: 'Reset the offsets' }).dblclick()
    await expect(page.getByText('Done, and read back: 11 of 11 as planned.')).toBeVisible()
    expect(api.asked.filter(({ id }) => id === 'applyChange')).toHaveLength(1)
  })

  test('of what has moved shows what has, and plans it again', async ({ page, withAnswers }) => {
    const api = await withAnswers({ ...FREE, applyChange: MOVED })
    await openReview(page)
    await confirmation(page).fill('fraud-scoring')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('row', { name: 'committed payments-0 88,216,706 88,216,911' })).toBeVisible()
    await page.getByRole('button', { name: 'Plan again' }).click()
    await expect(page.getByText('Nothing was changed.')).toHaveCount(0)
    await expect(confirmation(page)).toHaveValue('')
    expect(api.asked.filter(({ id }) => id === 'planChange')).toHaveLength(2)
  })

  test('does not claim that nothing was changed when no answer came', async ({ page, withAnswers }) => {
    await withAnswers({ ...FREE, applyChange: new MockProblem({ title: 'Bad gateway', status: 502, code: 'unavailable' }) })
    await openReview(page)
    await confirmation(page).fill('fraud-scoring')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/It may have been applied all the same/)).toBeVisible()
    await expect(page.getByRole('link', { name: 'To the changes' })).toBeVisible()
  })

  test('lets a held group wait for as long as is chosen; Esc closes one layer', async ({ page, withAnswers }) => {
    await withAnswers({ ...TROUBLE, applyChange: { change: armed }, getChange: { change: armed }, planChange: { plan: resetHeld } })
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/changes'))
    await openReview(page)
    await page.getByRole('button', { name: /wait at most/ }).click()
    await page.getByRole('menuitemradio', { name: '10 min' }).click()
    await page.getByRole('button', { name: 'wait at most 10 min' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(page.getByRole('dialog')).toBeVisible()
    await confirmation(page).fill('fraud-scoring')
    await page.getByRole('button', { name: 'Arm the reset' }).click()
    expect((await sent).postDataJSON()).toEqual({
      planId: resetHeld.id,
      confirm: 'fraud-scoring',
      arm: { until: '2026-11-21T07:40:00.000Z' },
    })
    await expect(page.getByText(/It waits on when this is closed, until/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('has a menu that Esc closes also while the focus is still on its button', async ({ page, withAnswers }) => {
    await withAnswers({ ...TROUBLE, planChange: { plan: resetHeld } })
    await openReview(page)
    const button = page.getByRole('button', { name: /wait at most/, includeHidden: true })
    await button.click()
    await expect(page.getByRole('menu')).toBeVisible()
    await button.dispatchEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })
    await expect(page.getByRole('menu')).toHaveCount(0)
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  test('is asked once more before the waiting ends', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await page.goto(`/clusters/${CLUSTER}/changes/${armed.id}`)
    await page.getByRole('button', { name: 'Cancel waiting…' }).click()
    await expect(page.getByRole('button', { name: 'Keep waiting' })).toBeFocused()
    expect(api.asked.filter(({ id }) => id === 'cancelChange')).toEqual([])
    await page.getByRole('button', { name: 'Cancel waiting', exact: true }).click()
    await expect.poll(() => api.asked.filter(({ id }) => id === 'cancelChange').length).toBe(1)
  })
})

test('who may not write is told which role it takes, and nothing opens', async ({ page, withAnswers }) => {
  await withAnswers({ ...FINE, getSession: viewer })
  await page.goto(`/clusters/${CLUSTER}/groups/fraud-scoring`)
  const button = page.getByRole('button', { name: /^Reset offsets/ })
  await expect(button).toHaveAccessibleDescription(/needs the operator role/)
  await button.click({ force: true })
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
