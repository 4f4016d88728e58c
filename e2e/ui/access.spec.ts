import { expect } from '@playwright/test'
import { FINE } from '../fixtures/business/answers'
import { CLUSTER } from '../fixtures/business/cluster'
import { limited } from '../fixtures/business/roles'
import { MockProblem } from '../fixtures/mock-api'
import { test } from '../fixtures/ui'

const group = `/clusters/${CLUSTER}/groups/fraud-scoring`

test('a kind of which nothing is named says that it is none, and a grant that names nothing is not sent', async ({ page, withAnswers }) => {
  const api = await withAnswers(FINE)
  await page.goto('/access/new-role')
  await page.getByRole('textbox', { name: 'Name' }).fill('Orders')
  await expect(page.getByRole('textbox', { name: 'Id', exact: true })).toHaveValue('orders')
  await page.getByRole('checkbox', { name: /^see topics/ }).check()
  await page.getByRole('checkbox', { name: /^see groups/ }).check()
  await expect(page.getByText('May see topics and see groups in every cluster')).toBeVisible()
  await page.getByRole('radio', { name: /Only what is named here/ }).check()
  await page.getByRole('button', { name: 'Create the role' }).click()
  const topics = page.getByRole('textbox', { name: 'Topics' })
  await expect(topics).toBeFocused()
  await expect(topics).toHaveAccessibleDescription(/Name at least one thing of any kind/)
  await page.getByRole('textbox', { name: 'Groups', exact: true }).fill('orders-*')
  await expect(topics).toHaveAccessibleDescription(/No topic. “see topics” then allows nothing/)
  await expect(page.getByText(/May see topics of no topic: this grant names none/)).toBeVisible()
  expect(api.asked.some(({ id }) => id === 'saveRole')).toBe(false)
})

test('who may do what is asked from either side, with the keyboard alone', async ({ page, withAnswers }) => {
  await withAnswers(FINE)
  await page.goto('/access/who-can')
  const answer = page.getByRole('region', { name: 'The answer' })
  await page.getByRole('button', { name: 'see brokers' }).press('Enter')
  await expect(page).toHaveURL(/act=brokers%3Aread|act=brokers:read/)
  await expect(answer.getByRole('listitem')).toHaveCount(7)
  await page.getByRole('button', { name: 'tomasz' }).press('Enter')
  await expect(answer.getByText('No role they hold allows it there.')).toBeVisible()
  await page.getByRole('combobox', { name: 'may' }).selectOption({ label: 'anything' })
  await expect(answer.getByRole('heading', { name: 'What tomasz may do' })).toBeVisible()
  await expect(answer.getByRole('listitem').filter({ hasText: 'reset offsets' })).toContainText('by the role Orders team · some names only')
})

test('a token’s scope offers no more than its role, and an expired one is told by icon, word and edge', async ({ page, withAnswers }) => {
  await withAnswers(FINE)
  await page.goto('/access/tokens')
  await expect(page.getByRole('row', { name: /restore-drill/ })).toContainText('Expired 10 days ago')
  await page.getByRole('button', { name: 'New token' }).click()
  await page.getByRole('radio', { name: /Less than its role/ }).check()
  await expect(page.getByRole('checkbox', { name: /^see groups/ })).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^reset offsets/ })).toHaveCount(0)
  await page.getByRole('radio', { name: /^operator/ }).check()
  await expect(page.getByRole('checkbox', { name: /^reset offsets/ })).toBeVisible()
})

test('the sidebar leads only where somebody has something to see', async ({ page, withAnswers }) => {
  await withAnswers({ ...FINE, getSession: limited })
  await page.goto(group)
  const sidebar = page.getByRole('navigation', { name: 'Cluster', exact: true })
  await expect(sidebar.getByRole('link')).toHaveText([/Overview/, /Groups/, /Topics/, /Replication/, /Changes/])
})

test('what a role allows elsewhere is said where it does not, and who can is looked up only then', async ({ page, withAnswers }) => {
  const api = await withAnswers({ ...FINE, getSession: limited })
  await page.goto(group)
  const reset = page.getByRole('button', { name: 'Reset offsets…' })
  await expect(reset).toHaveAccessibleDescription('Resetting offsets is yours for orders-*, order-* only.')
  expect(api.asked.some(({ id }) => id === 'whoMay')).toBe(false)
  await reset.focus()
  await expect(reset).toHaveAccessibleDescription(/The roles operator, admin can: anna.berg, jonas./)
  const asked = api.asked.find(({ id }) => id === 'whoMay')
  expect(asked?.query).toEqual({ permission: 'offsets:write', cluster: CLUSTER, type: 'group', name: 'fraud-scoring' })
})

test('a page that is refused names who can see it', async ({ page, withAnswers }) => {
  const needs = { permission: 'groups:read', cluster: CLUSTER, type: 'group', name: 'fraud-scoring' } as const
  const refusal = new MockProblem({
    title: 'Not allowed',
    status: 403,
    code: 'forbidden',
    detail: 'This needs the permission groups:read',
    needs,
  })
  await withAnswers({ ...FINE, getGroup: refusal })
  await page.goto(group)
  await expect(page.getByText('This needs the permission groups:read')).toBeVisible()
  await page.getByRole('button', { name: 'Who can?' }).click()
  await expect(page.getByText('The roles operator, admin can: anna.berg, jonas.')).toBeVisible()
})
