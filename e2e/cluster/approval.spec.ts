import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { expect, request, test } from '@playwright/test'
import { stringify } from 'yaml'
import { type RunningConsole, startConsole } from '../../tools/serve'
import { ADMIN } from '../fixtures/accounts'
import { expectAccessible, watchForErrors } from '../fixtures/console'
import { bootstrap, tool, unique, withTopic } from '../fixtures/kafka'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180) + 5
const dir = mkdtempSync(join(tmpdir(), 'highwater-approval-'))
const configFile = join(dir, 'highwater.yaml')
const PASSWORD = 'a-password-of-two-people'

let served: RunningConsole
let api: APIRequestContext

/** A console of its own, where nobody deletes a topic alone, and two people who could. */
test.beforeAll(async () => {
  const approval = [{ kinds: ['topic.delete'], expiresHours: 2 }]
  writeFileSync(configFile, stringify({ clusters: [{ id: 'test', brokers: bootstrap.split(','), approval }] }))
  const env = { HIGHWATER_ADMIN_NAME: ADMIN.name, HIGHWATER_ADMIN_PASSWORD: ADMIN.password, HIGHWATER_ROUND_MS: '1000' }
  served = await startConsole({ port: PORT, configFile, dataDir: join(dir, 'data'), env })
  api = await request.newContext({ baseURL: served.url, extraHTTPHeaders: { origin: served.url } })
  await api.post('/api/v1/session', { data: ADMIN })
  for (const name of ['anna', 'ben']) {
    expect((await api.post('/api/v1/users', { data: { name, role: 'operator', password: PASSWORD } })).status()).toBe(201)
  }
})
test.afterAll(async () => {
  await api.dispose()
  await served.stop()
})

async function signedIn(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: served.url })
  const page = await context.newPage()
  const answer = await page.request.post('/api/v1/session', { data: { name, password: PASSWORD }, headers: { origin: served.url } })
  expect(answer.status()).toBe(200)
  return page
}

/** Asks for it in the dialog, and opens the page of the change that waits then. */
async function askToDelete(page: Page, topic: string): Promise<void> {
  await page.goto(`/clusters/test/topics/${topic}?change=delete`)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Another person must approve this.')).toBeVisible()
  await expect(dialog.getByText('It waits for at most 2 h')).toBeVisible()
  await dialog.getByRole('textbox', { name: /to confirm/ }).fill(topic)
  await dialog.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(dialog.getByText('Waiting until another person approves it.')).toBeVisible()
  await dialog.getByRole('link', { name: 'This change on a page of its own' }).click()
  await expect(page).toHaveURL(/\/changes\/[\w-]+$/)
}

const exists = async (topic: string) => (await tool('kafka-topics', '--list')).split('\n').includes(topic)

test('one person asks, another approves: each sees what they may do, and it is done once', async ({ browser }) => {
  const topic = unique('two-keys')
  await withTopic(topic, 1, 3)
  await expect.poll(async () => (await api.get(`/api/v1/clusters/test/topics/${topic}`)).status()).toBe(200)
  const [anna, ben] = [await signedIn(browser, 'anna'), await signedIn(browser, 'ben')]
  const errors = [watchForErrors(anna), watchForErrors(ben)]
  await ben.goto('/clusters/test')
  await expect(ben.getByRole('link', { name: 'Changes' })).toBeVisible()

  await askToDelete(anna, topic)
  await expect(anna.getByText('You have proposed this: another person must approve it.')).toBeVisible()
  await expect(anna.getByText(`These can: ${ADMIN.name}, ben.`)).toBeVisible()
  await expect(anna.getByRole('button', { name: 'Approve…' })).toHaveCount(0)
  await expectAccessible(anna)
  const refused = await anna.request.post(`/api/v1${new URL(anna.url()).pathname}/approve`, { headers: { origin: served.url } })
  expect(refused.status()).toBe(403)
  expect(await exists(topic)).toBe(true)

  // Nothing was reloaded: the event stream has told.
  await ben.getByRole('link', { name: /Changes.*1 waits for your approval/ }).click()
  await ben.getByRole('table', { name: 'Changes of this cluster' }).getByRole('link', { name: 'Delete topic' }).click()
  await ben.getByRole('button', { name: 'Approve…' }).click()
  await expectAccessible(ben)
  await ben.getByRole('button', { name: 'Approve and apply' }).click()
  for (const page of [anna, ben]) {
    await expect(page.getByText('Done, and read back: 1 of 1 as planned.').first()).toBeVisible()
    await expect(page.getByText(/^by ben, /).first()).toBeVisible()
  }
  await expect(ben.getByRole('link', { name: /waits for your approval/ })).toHaveCount(0)
  expect(await exists(topic)).toBe(false)
  expect(errors).toEqual([[], []])
})

test('what is rejected says why to whoever asked for it', async ({ browser }) => {
  const topic = unique('kept')
  await withTopic(topic, 1, 3)
  await expect.poll(async () => (await api.get(`/api/v1/clusters/test/topics/${topic}`)).status()).toBe(200)
  const [anna, ben] = [await signedIn(browser, 'anna'), await signedIn(browser, 'ben')]
  await askToDelete(anna, topic)
  await ben.goto(new URL(anna.url()).pathname)
  await ben.getByRole('button', { name: 'Reject…' }).click()
  await ben.getByRole('button', { name: 'Reject', exact: true }).click()
  await expect(ben.getByText('say why, so that it can be asked for rightly')).toBeVisible()
  await ben.getByRole('textbox', { name: 'Why' }).fill('The auditors still read it')
  await ben.getByRole('button', { name: 'Reject', exact: true }).click()
  await expect(anna.getByText('Rejected: The auditors still read it').first()).toBeVisible()
  await expect(anna.getByText(/^by ben, /).first()).toBeVisible()
  expect(await exists(topic)).toBe(true)

  const audit = (await (await api.get('/api/v1/audit?action=session.sign-in&actor=ben')).json()) as { total: number }
  expect(audit.total).toBe(2)
})
