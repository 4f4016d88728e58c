import type { Page } from '@playwright/test'
import { createLimitedUser } from '../../cluster/access/limited-user'
import { expect, expectAccessible, test, watchForErrors } from '../fixtures/console'
import { bootstrap, tool, unique, withGroup, withTopic } from '../fixtures/kafka'

const id = unique('added')
  .replaceAll(/[^a-z0-9-]/g, '-')
  .slice(0, 40)
const prefix = `${unique('connect')}.`
const user = { name: unique('console-of'), prefix, isOnlyDescribe: true }
const [topic, group] = [`${prefix}daily`, `${prefix}reader`]
const sasl = process.env['HIGHWATER_TEST_SASL'] ?? ''
let password = ''

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  password = (await createLimitedUser(bootstrap, user)).password
  await withTopic(topic, 2, 10)
  await withGroup(group, topic, 1)
})

async function fillIn(page: Page, withPassword: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Reports')
  await page.getByLabel('Id', { exact: true }).fill(id)
  await page.getByLabel('Bootstrap brokers').fill(sasl.replaceAll(',', '\n'))
  await page.getByLabel('SASL mechanism').selectOption('SCRAM-SHA-512')
  await page.getByLabel('User name').fill(user.name)
  await page.getByLabel('Password').fill(withPassword)
}

test('a cluster is tried, told what is wrong with it, and added; it is watched at once', async ({ asAdmin: page, api }) => {
  const errors = watchForErrors(page)
  await page.goto('/clusters')
  await page.getByRole('link', { name: 'Add a cluster' }).click()
  await fillIn(page, 'not the password')
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText(/refused user name or password/).first()).toBeVisible()
  await page.getByLabel('Password').fill(password)
  await expect(page.getByText('The settings have been changed since this check.')).toBeVisible()
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText(/Every broker answers where it says it is/)).toBeVisible()
  await page.getByRole('button', { name: 'Add the cluster' }).click()
  await expect(page).toHaveURL(new RegExp(`/clusters/${id}/connection$`))
  await expect(page.getByText('Rights of the console')).toBeVisible()
  await expectAccessible(page)

  await page.goto(`/clusters/${id}/topics`)
  await expect(page.getByRole('link', { name: topic })).toBeVisible({ timeout: 15_000 })
  await expect.poll(async () => lagOf(await api.get(`/api/v1/clusters/${id}/groups/${group}`)), { timeout: 15_000 }).toBe('8')
  expect(errors).toEqual([])
})

async function lagOf(answer: { ok(): boolean; json(): Promise<unknown> }): Promise<string | null> {
  return answer.ok() ? ((await answer.json()) as { lag: string | null }).lag : null
}

test('its password is in no answer and on no page', async ({ asAdmin: page, api }) => {
  const told = await (await api.get('/api/v1/cluster-configs')).text()
  expect(told).toContain(user.name)
  expect(told).not.toContain(password)
  const audit = await (await api.get('/api/v1/audit')).text()
  expect(audit).toContain('cluster.add')
  expect(audit).not.toContain(password)
  await page.goto(`/clusters/${id}/connection/edit`)
  await expect(page.getByLabel('Password')).toHaveValue('')
  expect(await page.content()).not.toContain(password)
})

test('edited without entering the password again it goes on, and is never sent elsewhere', async ({ asAdmin: page, api }) => {
  await page.goto(`/clusters/${id}/connection/edit`)
  await page.getByLabel('Name', { exact: true }).fill('Reports EU')
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText(/Every broker answers where it says it is/)).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(new RegExp(`/clusters/${id}/connection$`))
  // What other tests have left on the brokers is no matter of this one.
  const { name, status } = (await (await api.get(`/api/v1/clusters/${id}`)).json()) as { name: string; status: string }
  expect([name, ['healthy', 'problems'].includes(status)]).toEqual(['Reports EU', true])

  await page.goto(`/clusters/${id}/connection/edit`)
  await page.getByLabel('Bootstrap brokers').fill('127.0.0.1:9')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/it would go to somebody else than before/)).toBeVisible()
  await page.getByRole('button', { name: 'Check the connection' }).click()
  await expect(page.getByText(/it would go to somebody else than before/)).toBeVisible()
})

test('what Kafka does not let it see is listed, and the commands that are shown grant just that', async ({ asAdmin: page }) => {
  await page.goto(`/clusters/${id}/connection`)
  await expect(page.getByText(/of 11 things cannot be shown. The rest works./)).toBeVisible()
  const toSee = page.getByRole('region', { name: 'To see the cluster' })
  await expect(toSee.getByText('DESCRIBE CLUSTER').first()).toBeVisible()
  for (const command of await toSee.locator('code').allTextContents()) {
    const words = command.split(' ')
    expect(words.slice(0, 3)).toEqual(['kafka-acls.sh', '--bootstrap-server', sasl])
    await tool('kafka-acls', ...words.slice(3))
  }
  await expect(async () => {
    await page.getByRole('button', { name: 'Ask again' }).click()
    await expect(page.getByText('Nothing is missing to see all of it.')).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
  await page.goto(`/clusters/${id}/quorum`)
  await expect(page.locator('#page').getByText('metadata.version')).toBeVisible({ timeout: 20_000 })
})

test('who may not connect clusters sees what is missing, and nothing of how it is reached', async ({ asViewer: page }) => {
  await page.goto('/clusters')
  await expect(page.getByRole('link', { name: 'Reports EU' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Add a cluster' })).toHaveCount(0)
  await page.goto(`/clusters/${id}/connection`)
  await expect(page.getByRole('region', { name: 'To see the cluster' })).toBeVisible()
  await expect(page.getByText(user.name)).toHaveCount(0)
  await expect(page.locator('code')).toHaveCount(0)
  expect((await page.request.get('/api/v1/cluster-configs')).status()).toBe(403)
  await page.goto('/clusters/new')
  await expect(page.getByText('Clusters are connected by admins')).toBeVisible()
})

test('what the configuration has is shown and not changed here', async ({ asAdmin: page, api, baseURL }) => {
  await page.goto('/clusters/test/connection')
  await expect(page.getByText('in highwater.yaml or the environment', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove…' })).toHaveCount(0)
  const removed = await api.delete('/api/v1/cluster-configs/test', { headers: { origin: baseURL ?? '' } })
  expect(removed.status()).toBe(409)
})

test('removed it is gone at once, and its records are not', async ({ asAdmin: page, api }) => {
  await page.goto(`/clusters/${id}/connection`)
  await page.getByRole('button', { name: 'Remove…' }).click()
  await page.getByLabel(`Type its id: ${id}`).fill(id)
  await page.getByRole('button', { name: 'Remove the cluster' }).click()
  await expect(page).toHaveURL(/\/clusters$/)
  await expect(page.getByRole('link', { name: 'Test', exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Reports EU' })).toHaveCount(0)
  expect((await api.get(`/api/v1/clusters/${id}`)).status()).toBe(404)
  const { items } = (await (await api.get('/api/v1/cluster-configs')).json()) as { items: { id: string }[] }
  expect(items.map((item) => item.id)).not.toContain(id)
})
