import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Locator, type Page, expect, test } from '@playwright/test'
import { stringify } from 'yaml'
import { type JavaLogin, javaLogsIn, toolAs } from '../../cluster/java-login'
import { type RunningConsole, startConsole } from '../../tools/serve'
import { ADMIN } from '../fixtures/accounts'
import { expectAccessible, signIn, watchForErrors } from '../fixtures/console'
import { unique, withAllRights } from '../fixtures/kafka'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180) + 9
const dir = mkdtempSync(join(tmpdir(), 'highwater-delegation-tokens-'))
const dataDir = join(dir, 'data')
const owner = unique('svc-spark')

let served: RunningConsole
let login: JavaLogin

/** A console that signs in, as Kafka wants it of who asks for tokens; nobody else writes its log and store. */
test.beforeAll(async () => {
  login = await withAllRights(unique('console'))
  const configFile = join(dir, 'highwater.yaml')
  const sasl = { mechanism: 'SCRAM-SHA-512', username: login.username, password: { env: 'HIGHWATER_TOKENS_PASSWORD' } }
  writeFileSync(configFile, stringify({ clusters: [{ id: 'test', brokers: login.bootstrap.split(','), sasl }] }))
  const env = {
    HIGHWATER_ADMIN_NAME: ADMIN.name,
    HIGHWATER_ADMIN_PASSWORD: ADMIN.password,
    HIGHWATER_ROUND_MS: '1000',
    HIGHWATER_TOKENS_PASSWORD: login.password,
  }
  served = await startConsole({ port: PORT, configFile, dataDir, env })
})
test.afterAll(() => served.stop())

const told = () => toolAs(login, 'kafka-delegation-tokens', '--describe', '--owner-principal', `User:${owner}`)
const done = (dialog: Locator) =>
  expect(dialog.getByText('Done, and read back: 1 of 1 as planned.').first()).toBeVisible({ timeout: 20_000 })
const close = (dialog: Locator) => dialog.getByRole('button', { name: 'Close', exact: true }).last().click()

async function make(page: Page, dialog: Locator): Promise<void> {
  await page.goto('/clusters/test/delegation-tokens')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await dialog.getByRole('textbox', { name: 'Owner' }).fill(owner)
  await dialog.getByRole('radio', { name: '7 days' }).check()
  await dialog.getByRole('button', { name: 'Review', exact: true }).click()
  await dialog.getByRole('button', { name: 'Make the token', exact: true }).click()
  await done(dialog)
}

function kept(folder = dataDir): [file: string, text: string][] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? kept(path) : [[path, readFileSync(path, 'latin1')] as [string, string]]
  })
}

test('a token is made, its HMAC read once, a Java client logs in by it; it is renewed, and expired; the HMAC is kept nowhere', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const context = await browser.newContext({ baseURL: served.url, locale: 'en-GB' })
  const page = await context.newPage()
  await signIn(page, ADMIN)
  const errors = watchForErrors(page)
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''))
  const dialog = page.getByRole('dialog')

  await make(page, dialog)
  expect(await told()).toMatch(new RegExp(`User:${owner}.*\\d{4}-\\d{2}-\\d{2}T`))
  await dialog.getByRole('button', { name: 'Show the HMAC' }).click()
  const shown = dialog.getByRole('region', { name: 'The token and its HMAC' })
  await expect(shown).toBeFocused()
  const [id = '', hmac = ''] = await shown.locator('code').allTextContents()
  expect(Buffer.from(hmac, 'base64').length).toBeGreaterThan(31)
  await expect(shown.getByText(`username="${id}" password="${hmac}" tokenauth="true"`)).toBeVisible()
  await expectAccessible(page)
  const tokenLogin: JavaLogin = { bootstrap: login.bootstrap, username: id, password: hmac, isToken: true }
  expect(await javaLogsIn(tokenLogin)).toBe(true)
  await close(dialog)

  // The page of the change says that it was read, and offers nothing any more.
  await page.goto('/clusters/test/changes')
  await page
    .getByRole('link', { name: /Make delegation token/ })
    .first()
    .click()
  await expect(page.getByText('What it made was read, once.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show the HMAC' })).toHaveCount(0)

  await page.goto('/clusters/test/delegation-tokens')
  const open = page.getByRole('button', { name: `Token ${id}` })
  await open.click()
  await page.getByRole('button', { name: 'Renew…' }).click()
  await dialog.getByRole('radio', { name: /As long as it can be/ }).check()
  await dialog.getByRole('button', { name: 'Review', exact: true }).click()
  await dialog.getByRole('button', { name: 'Renew the token', exact: true }).click()
  await done(dialog)
  await close(dialog)

  await page.goto('/clusters/test/delegation-tokens')
  await open.click()
  await page.getByRole('button', { name: 'Expire…' }).click()
  await dialog.getByRole('button', { name: 'Expire the token', exact: true }).click()
  await done(dialog)
  await close(dialog)
  await expect(open).toHaveCount(0)
  expect(await told()).not.toContain(id)
  await expect.poll(() => javaLogsIn(tokenLogin), { timeout: 20_000 }).toBe(false)
  expect(errors).toEqual([])

  const files = kept()
  expect(files.map(([file]) => file.slice(dataDir.length + 1))).toEqual(expect.arrayContaining(['server.log', 'highwater.db']))
  expect(files.some(([, text]) => text.includes(id))).toBe(true)
  const spellings = (['base64', 'base64url', 'hex', 'latin1'] as const).map((spelling) => Buffer.from(hmac, 'base64').toString(spelling))
  for (const [file, text] of files) for (const spelling of spellings) expect(text.includes(spelling), file).toBe(false)
  for (const text of sent) for (const spelling of spellings) expect(text.includes(spelling)).toBe(false)
  await context.close()
})
