import { type Page, expect } from '@playwright/test'
import { FINE, TROUBLE } from '../fixtures/business/answers'
import { boardInTrouble, boardWell, newShare, shares } from '../fixtures/business/boards'
import { CLUSTER } from '../fixtures/business/cluster'
import { viewer } from '../fixtures/business/people'
import { NOT_FOUND } from '../fixtures/mock-api'
import { own, test } from '../fixtures/ui'

const BOARD = '/boards/b-orders'
const SHARED = '/shared/a-token-of-forty-three-characters'

const sentBy = (page: Page, method: string) =>
  page.waitForRequest((request) => request.method() === method && request.url().includes('/api/v1/boards'))

test.describe('a board', () => {
  test('says which services are late, by how much, and why', async ({ page, withAnswers }) => {
    await withAnswers(TROUBLE)
    await page.goto(BOARD)
    const main = page.locator('main')
    await expect(main.getByText(/“Payments are checked for fraud” by 34 min, “Orders reach the warehouse” by 4 min/)).toBeVisible()
    const late = main.getByRole('listitem').filter({ hasText: 'Payments are checked for fraud' })
    await expect(late).toContainText('34 m 55 s')
    await expect(late).toContainText('Missed for 35 min')
    await expect(late.getByRole('img')).toHaveAccessibleName(/93 kept, 0 close, 3 missed, 0 unknown/)
    await expect(late.getByRole('link', { name: 'fraud-scoring' })).toHaveAttribute('href', `/clusters/${CLUSTER}/groups/fraud-scoring`)
    await expect(main.getByRole('row').filter({ hasText: '22 m 10 s' })).toContainText('Change 01K9QV5W1017 was made to nightly-settlement')
  })

  test('never says 100 % of a target that was missed, and says what is unknown', async ({ page, withAnswers }) => {
    const [first] = boardWell.services
    if (!first) throw new Error('a board without services')
    const day = { percent: 99.99, keptSeconds: 80_000, missedSeconds: 8, unknownSeconds: 6392 }
    await withAnswers({ ...FINE, getBoard: { ...boardWell, services: [{ ...first, kept: { ...first.kept, day } }] } })
    await page.goto(BOARD)
    const shown = page.locator('main').getByRole('listitem').filter({ hasText: first.title }).locator('dd').first()
    await expect(shown).toContainText('99.9 %')
    await expect(shown).toContainText('7.3 % unknown')
    await expect(page.getByText(/Of the last 24 hours 7.3 % is unknown; targets were kept 99.9 % of the rest/)).toBeVisible()
  })

  test('is where G and B lead, and where there is one alone it is opened', async ({ page, withAnswers }) => {
    const only = { id: 'b-orders', name: 'Order business', automatic: false, services: 6, missed: 0, unknown: 0, keptPercent: 100 }
    await withAnswers({ ...FINE, listBoards: { items: [only] } })
    await page.goto(`/clusters/${CLUSTER}/groups`)
    await expect(page.getByRole('row').filter({ hasText: 'order-fulfilment' })).toBeVisible()
    await page.keyboard.press('g')
    await page.keyboard.press('b')
    await expect(page).toHaveURL(BOARD)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Order business')
  })

  test('can be edited by operators only, and others are told so', async ({ page, withAnswers }) => {
    await withAnswers({ ...FINE, getSession: viewer })
    await page.goto(BOARD)
    const share = page.getByRole('button', { name: 'Share link…' })
    await expect(share).toHaveAttribute('aria-disabled', 'true')
    await share.focus()
    await expect(page.getByText('Sharing the board needs the operator role.')).toBeVisible()
    await page.locator('main').getByRole('button', { name: 'More' }).click()
    await expect(page.getByText('Editing the board needs the operator role.')).toBeVisible()
  })
})

test.describe('editing a board by keyboard', () => {
  test('moves, adds and saves without losing the place', async ({ page, withAnswers, errors }) => {
    await withAnswers({ ...FINE, updateBoard: boardInTrouble })
    await page.goto(`${BOARD}/edit`)
    const up = page.getByRole('button', { name: 'Move “Stock on the web shop is right” up' })
    await up.focus()
    await page.keyboard.press('Enter')
    await expect(up).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(up).toBeFocused()
    await expect(page.getByText('is number 1 of 6 now')).toBeAttached()
    const down = page.getByRole('button', { name: 'Move “Payments are checked for fraud” down' })
    await down.focus()
    await page.keyboard.press('Enter')
    await expect(down).toBeFocused()

    await page.getByRole('button', { name: 'Remove “Customers get their mail”' }).press('Enter')
    await page.getByRole('button', { name: 'Add a service' }).press('Enter')
    await page.keyboard.type('Clicks are kept')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('group', { name: 'Clicks are kept' }).getByLabel('Cluster')).toBeFocused()
    await page.keyboard.press('Tab')
    await page.keyboard.type('click*\nledger-balance')
    const added = page.getByRole('group', { name: 'Clicks are kept' })
    await expect(added.getByText('2 groups match: clickstream-archive, ledger-balance')).toBeVisible()
    await added.getByLabel('At most behind').fill('1.5')
    await added.getByLabel('Unit').selectOption('m')

    const sent = sentBy(page, 'PUT')
    await added.getByLabel('At most behind').press('Enter')
    expect((await sent).postDataJSON()).toEqual({
      name: 'Order business',
      version: 3,
      services: [
        { id: 's-stock', title: 'Stock on the web shop is right', cluster: CLUSTER, groups: ['stock-sync'], targetSeconds: 120 },
        { id: 's-orders', title: 'Orders reach the warehouse', cluster: CLUSTER, groups: ['order-fulfilment'], targetSeconds: 60 },
        { id: 's-fraud', title: 'Payments are checked for fraud', cluster: CLUSTER, groups: ['fraud-scoring'], targetSeconds: 30 },
        { id: 's-parcels', title: 'Parcels can be tracked', cluster: CLUSTER, groups: ['ledger-balance'], targetSeconds: 300 },
        { id: 's-files', title: 'Supplier files are imported', cluster: CLUSTER, groups: ['nightly-settlement'], targetSeconds: 900 },
        { title: 'Clicks are kept', cluster: CLUSTER, groups: ['click*', 'ledger-balance'], targetSeconds: 90 },
      ],
    })
    await expect(page).toHaveURL(BOARD)
    expect(own(errors)).toEqual([])
  })

  test('goes to the first field that is wrong, and keeps what was typed', async ({ page, withAnswers }) => {
    await withAnswers(FINE)
    await page.goto('/boards/new')
    await page.getByLabel('Name of the board').fill('Orders')
    await page.getByRole('button', { name: 'Add a service' }).click()
    await page.getByRole('button', { name: 'Create the board' }).click()
    await expect(page.getByLabel('Title')).toBeFocused()
    await expect(page.getByText('A service needs a title')).toBeVisible()
    await expect(page.getByText('Name at least one group or pattern.')).toBeVisible()
    await expect(page.getByLabel('Name of the board')).toHaveValue('Orders')
  })

  test('saves the automatic board as a new one, with the ids of its services', async ({ page, withAnswers }) => {
    await withAnswers({ ...FINE, getBoard: { ...boardWell, id: 'auto', automatic: true }, createBoard: boardWell })
    await page.goto('/boards/auto')
    // Nobody has named it: its name is the language's.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Busiest groups')
    await page.getByRole('link', { name: 'Make it your own' }).click()
    const sent = sentBy(page, 'POST')
    await page.getByRole('button', { name: 'Create the board' }).click()
    const body = (await sent).postDataJSON() as { services: { id: string }[] }
    expect(body.services.map(({ id }) => id)).toEqual(boardWell.services.map(({ id }) => id))
    await expect(page).toHaveURL(BOARD)
  })

  test('deletes only what is named', async ({ page, withAnswers }) => {
    await withAnswers({ ...FINE, deleteBoard: () => NOT_FOUND })
    await page.goto(`${BOARD}/edit`)
    await page.getByRole('button', { name: 'Delete the board…' }).click()
    const dialog = page.getByRole('dialog')
    const remove = dialog.getByRole('button', { name: 'Delete the board' })
    await dialog.getByRole('textbox').fill('Order')
    await expect(remove).toBeDisabled()
    await dialog.getByRole('textbox').fill('Order business')
    const sent = sentBy(page, 'DELETE')
    await remove.click()
    expect(new URL((await sent).url()).pathname).toBe('/api/v1/boards/b-orders')
  })
})

test.describe('a link to a board', () => {
  test('is shown once, listed, and revoked with a second press', async ({ page, withAnswers }) => {
    const token = 'Zr1c9w2kq7YvC0bT4mXhP8sLdFgJnU6oEaRiWzKxQ3I'
    const made = { ...FINE, listShares: { items: [newShare, ...shares] }, createShare: { share: newShare, token } }
    const api = await withAnswers({ ...FINE, createShare: made.createShare })
    const gone = { ...made, listShares: { items: [newShare] }, revokeShare: () => NOT_FOUND }
    await page.goto(BOARD)
    await page.getByRole('button', { name: 'Share link…' }).click()
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(2)
    await api.answer(made)
    await page.getByRole('button', { name: 'Make a link' }).click()
    await expect(page.getByText(`/shared/${token}`)).toBeVisible()
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(3)
    await page.getByRole('button', { name: 'Done' }).click()
    await page.getByRole('button', { name: 'Share link…' }).click()
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(3)
    await expect(page.getByText(token)).toHaveCount(0)

    await page.getByRole('button', { name: /Revoke the link made by jonas/ }).press('Enter')
    await expect(page.getByRole('button', { name: 'Revoke it' })).toBeFocused()
    // Somebody else was quicker.
    await api.answer(gone)
    const sent = sentBy(page, 'DELETE')
    await page.keyboard.press('Enter')
    expect(new URL((await sent).url()).pathname).toBe('/api/v1/boards/b-orders/shares/l-2')
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByRole('dialog').getByRole('listitem')).toHaveCount(1)
  })

  test('shows the board to somebody without an account, and leads nowhere else', async ({ page, context, withAnswers, errors }) => {
    await context.clearCookies()
    const api = await withAnswers(TROUBLE)
    for (const path of ['', '/week', '/tv']) {
      await page.goto(SHARED + path)
      await expect(page.locator('main').getByText('Payments are checked for fraud').first()).toBeVisible()
      const hrefs = await page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
      for (const href of hrefs) expect(href).toMatch(/^\/shared\//)
    }
    expect([...new Set(api.asked.map(({ id }) => id))].toSorted()).toEqual(['getSharedBoard', 'getSharedWeek'])
    expect(own(errors)).toEqual([])
  })

  test('shows nothing any more once it was revoked, also where the board is open', async ({ page, withAnswers }) => {
    const api = await withAnswers(TROUBLE)
    await page.goto(`${SHARED}/tv`)
    await expect(page.getByText('2 of 6 late')).toBeVisible()
    await api.answer({ ...TROUBLE, getSharedBoard: NOT_FOUND })
    await expect(page.getByText('This link shows nothing any more')).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText('Payments are checked for fraud')).toHaveCount(0)
  })
})
