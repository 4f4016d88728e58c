import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Locator, type Page, expect, test } from '@playwright/test'
import kafkajs from 'kafkajs'
import { stringify } from 'yaml'
import { type RunningConsole, startConsole } from '../../tools/serve'
import { ADMIN } from '../fixtures/accounts'
import { expectAccessible, signIn, watchForErrors } from '../fixtures/console'
import { bootstrap, tool, unique, withTopic } from '../fixtures/kafka'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180) + 6
const dir = mkdtempSync(join(tmpdir(), 'highwater-users-'))
const dataDir = join(dir, 'data')
const sasl = (process.env['HIGHWATER_TEST_SASL'] ?? '').split(',')
const topic = unique('returns')
const user = unique('svc-returns')

let served: RunningConsole

/** A console of its own, whose log and store nobody else writes. */
test.beforeAll(async () => {
  const configFile = join(dir, 'highwater.yaml')
  writeFileSync(configFile, stringify({ clusters: [{ id: 'test', brokers: bootstrap.split(',') }] }))
  const env = { HIGHWATER_ADMIN_NAME: ADMIN.name, HIGHWATER_ADMIN_PASSWORD: ADMIN.password, HIGHWATER_ROUND_MS: '1000' }
  served = await startConsole({ port: PORT, configFile, dataDir, env })
  await withTopic(topic, 1, 0)
})
test.afterAll(() => served.stop())

type Mechanism = 'scram-sha-256' | 'scram-sha-512'

/** Produces as that user; false when the login is refused. */
async function produces(password: string, mechanism: Mechanism = 'scram-sha-512'): Promise<boolean> {
  const login = { username: user, password }
  const producer = new kafkajs.Kafka({
    brokers: sasl,
    sasl: mechanism === 'scram-sha-256' ? { mechanism, ...login } : { mechanism, ...login },
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 0 },
  }).producer({ allowAutoTopicCreation: false })
  try {
    await producer.connect()
    await producer.send({ topic, messages: [{ value: 'a record' }] })
    return true
  } catch (error) {
    if (error instanceof kafkajs.KafkaJSSASLAuthenticationError) return false
    throw error
  } finally {
    await producer.disconnect()
  }
}

/** The same, asked until it is so: brokers hear of credentials and rules each in its own time. */
const producing = (password: string, mechanism?: Mechanism) =>
  expect.poll(() => produces(password, mechanism).catch(String), { timeout: 10_000 })

/** All that the page sends, headers and bodies alike. */
function sentBy(page: Page): string[] {
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? '', JSON.stringify(request.headers())))
  return sent
}

const dialogOf = (page: Page) => page.getByRole('dialog')

async function review(dialog: Locator, apply: string): Promise<void> {
  await dialog.getByRole('button', { name: 'Review', exact: true }).click()
  await dialog.getByRole('button', { name: apply, exact: true }).click()
  await expect(dialog.getByText('Done, and read back: 1 of 1 as planned.').first()).toBeVisible({ timeout: 20_000 })
}

/** By the preset, on the topic. */
async function givesProducersRights(page: Page): Promise<void> {
  const dialog = dialogOf(page)
  await page.goto('/clusters/test/acls')
  await page.getByRole('button', { name: 'New rule' }).click()
  await dialog.getByRole('textbox', { name: 'Principal' }).fill(user)
  await dialog.getByRole('textbox', { name: 'Topics' }).fill(topic)
  await dialog.getByRole('button', { name: 'Review', exact: true }).click()
  await dialog.getByRole('button', { name: 'Add the rules', exact: true }).click()
  await expect(dialog.getByText('Done, and read back: 2 of 2 as planned.').first()).toBeVisible({ timeout: 20_000 })
  await close(dialog)
}

/** As it is shown, once. */
async function shownPassword(dialog: Locator): Promise<string> {
  const password = await dialog.getByRole('region', { name: 'The password' }).locator('code').first().textContent()
  expect(password).toBeTruthy()
  return password ?? ''
}

const close = (dialog: Locator) => dialog.getByRole('button', { name: 'Close', exact: true }).last().click()

/** Every file the console has written, its log among them. */
function kept(folder = dataDir): [file: string, text: string][] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? kept(path) : [[path, readFileSync(path, 'latin1')] as [string, string]]
  })
}

test('a user is made, given a producer’s rights, produces, gets another password, is moved to another mechanism and retired; no password leaves the browser', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const context = await browser.newContext({ baseURL: served.url, locale: 'en-GB' })
  const page = await context.newPage()
  await signIn(page, ADMIN)
  const errors = watchForErrors(page)
  const sent = sentBy(page)
  const dialog = dialogOf(page)

  await page.goto('/clusters/test/users')
  await page.getByRole('button', { name: 'New user' }).click()
  await dialog.getByRole('textbox', { name: 'User name' }).fill(user)
  await review(dialog, 'Create the user')
  const first = await shownPassword(dialog)
  expect(first).toMatch(/^[2-9A-Za-z]{32}$/)
  await expect(dialog.getByText(`username="${user}" password="${first}"`)).toBeVisible()
  await dialog.getByRole('button', { name: 'librdkafka' }).click()
  await expect(dialog.getByText(`sasl.password=${first}`)).toBeVisible()
  await expectAccessible(page)
  await close(dialog)
  await expect(page.getByRole('link', { name: user })).toBeVisible()
  expect(await tool('kafka-configs', '--describe', '--entity-type', 'users', '--entity-name', user)).toContain(
    'SCRAM-SHA-512=iterations=16384',
  )
  await givesProducersRights(page)
  await producing(first).toBe(true)

  await page.goto('/clusters/test/users')
  await page.getByRole('link', { name: user }).click()
  await expect(page.getByRole('table', { name: 'What it may do' }).getByText(topic).first()).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  // Over plain http browsers have no crypto.subtle: the page's own script does the same.
  await page.evaluate(() => Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true }))
  await page.getByRole('button', { name: 'Change password of SCRAM-SHA-512' }).click()
  await expect(dialog.getByText('This page came over plain http')).toBeVisible()
  const second = `entered by a pèrson ${unique('x')}`
  await dialog.getByRole('radio', { name: 'Enter one' }).check()
  await dialog.getByLabel('New password').fill(second)
  await review(dialog, 'Change the password')
  expect(await shownPassword(dialog)).toBe(second)
  await close(dialog)
  await producing(second).toBe(true)
  await producing(first).toBe(false)
  await expect(page.getByText(/by admin, SCRAM-SHA-512/)).toBeVisible()

  // As a browser over https again.
  await page.reload()
  await page.getByRole('list', { name: 'Steps' }).getByRole('button', { name: 'Make it' }).click()
  await review(dialog, 'Make the credential')
  const third = await shownPassword(dialog)
  await close(dialog)
  await producing(third, 'scram-sha-256').toBe(true)
  await producing(second).toBe(true)
  await page.getByRole('button', { name: 'Retire SCRAM-SHA-512' }).click()
  await dialog.getByRole('button', { name: 'Delete the credential', exact: true }).click()
  await expect(dialog.getByText('Done, and read back: 1 of 1 as planned.').first()).toBeVisible({ timeout: 20_000 })
  await close(dialog)
  await producing(third, 'scram-sha-256').toBe(true)
  await producing(second).toBe(false)

  await page.getByRole('button', { name: 'Delete SCRAM-SHA-256' }).click()
  await expect(dialog.getByText(`This is the last SCRAM credential of ${user}`)).toBeVisible()
  await dialog.getByRole('textbox', { name: /to confirm/ }).fill(user)
  await dialog.getByRole('button', { name: 'Delete the credential', exact: true }).click()
  await expect(dialog.getByText('Done, and read back: 1 of 1 as planned.').first()).toBeVisible({ timeout: 20_000 })
  await close(dialog)
  await expect(page).toHaveURL(/\/users$/)
  await expect(page.getByRole('link', { name: user })).toHaveCount(0)
  await producing(third, 'scram-sha-256').toBe(false)
  expect(errors).toEqual([])

  const salted = sent.flatMap((text) => /"saltedPassword":"([^"]+)"/.exec(text)?.[1] ?? [])
  expect(salted).toHaveLength(3)
  const spelled = (text: string) => [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    Buffer.from(text).toString('base64'),
  ]
  const clear = [first, second, third].flatMap(spelled)
  const requests = sent.join('\n')
  expect(requests).toContain(user)
  for (const password of clear) expect(requests.includes(password)).toBe(false)
  const files = kept()
  expect(files.map(([file]) => file.slice(dataDir.length + 1))).toEqual(expect.arrayContaining(['server.log', 'highwater.db']))
  expect(files.some(([, text]) => text.includes(user))).toBe(true)
  const secrets = [
    ...clear,
    ...salted.flatMap((text) => [text, Buffer.from(text, 'base64').toString('hex'), Buffer.from(text, 'base64').toString('latin1')]),
  ]
  for (const [file, text] of files) for (const secret of secrets) expect(text.includes(secret), file).toBe(false)
  await context.close()
})
