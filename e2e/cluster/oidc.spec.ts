import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type Page, expect, test } from '@playwright/test'
import { stringify } from 'yaml'
import { type RunningConsole, startConsole } from '../../tools/serve'
import { ADMIN } from '../fixtures/accounts'
import { CLIENT, TestIdentityProvider } from '../fixtures/identity-provider'
import { bootstrap } from '../fixtures/kafka'

const PORT = Number(process.env['HIGHWATER_TEST_CONSOLE_PORT'] ?? 29180) + 4
const URL_OF_CONSOLE = `http://localhost:${PORT}`
const HOUR_SECONDS = 3_600
const PEOPLE = () => ({
  ada: { email: 'ada@nordwind.example', groups: ['staff', 'kafka-operators'] },
  eve: { email: 'eve@nordwind.example', groups: ['visitors'] },
})

let console: RunningConsole
let idp: TestIdentityProvider

test.beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), 'highwater-oidc-'))
  idp = await TestIdentityProvider.start({ port: PORT + 1, console: URL_OF_CONSOLE, people: PEOPLE() })
  const settings = {
    clusters: [{ id: 'test', brokers: bootstrap.split(',') }],
    oidc: { issuer: idp.issuer, clientId: CLIENT.id, clientSecret: { env: 'E2E_OIDC_SECRET' }, title: 'Nordwind', contact: '#kafka-help' },
    roles: { viewer: { groups: ['staff'] }, operator: { groups: ['kafka-operators'] } },
  }
  const configFile = join(dir, 'highwater.yaml')
  writeFileSync(configFile, stringify(settings))
  const env = { E2E_OIDC_SECRET: CLIENT.secret, HIGHWATER_ADMIN_NAME: ADMIN.name, HIGHWATER_ADMIN_PASSWORD: ADMIN.password }
  console = await startConsole({ port: PORT, configFile, dataDir: join(dir, 'data'), env })
})

test.afterAll(async () => {
  await console.stop()
  await idp.stop()
})

test.beforeEach(() => {
  Object.assign(idp.people, PEOPLE())
  idp.lie = null
  idp.lifeSeconds = HOUR_SECONDS
})

/** From the sign-in page of the console through that of the provider. */
async function signInAs(page: Page, who: string, path = '/login') {
  await page.goto(URL_OF_CONSOLE + path)
  await page.getByRole('link', { name: 'Sign in with Nordwind' }).click()
  await page.getByLabel('Who are you?').fill(who)
  await page.getByRole('button', { name: 'Go on' }).click()
}

const rolesOf = async (page: Page): Promise<string[] | number> => {
  const answer = await page.request.get(`${URL_OF_CONSOLE}/api/v1/session`)
  return answer.ok() ? ((await answer.json()) as { roles: { id: string }[] }).roles.map(({ id }) => id) : answer.status()
}

const refusedWith = (page: Page, sentence: RegExp) => expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible()

async function sessionsOf(page: Page): Promise<{ id: string; isThis: boolean }[]> {
  const answer = await page.request.get(`${URL_OF_CONSOLE}/api/v1/sessions`)
  return ((await answer.json()) as { items: { id: string; isThis: boolean }[] }).items
}

/** From no page of the console: one that lost its session goes to the sign-in by itself, across what is asked for. */
async function comeBackTo(page: Page, url: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(url)
}

async function elsewhere(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

test('somebody comes in by the provider, to the page they asked for, with the roles of their groups', async ({ page }) => {
  await page.goto(`${URL_OF_CONSOLE}/clusters/test/brokers`)
  await expect(page).toHaveURL(/\/login\?next=/)
  await expect(page.getByLabel('Password')).toBeHidden()
  await signInAs(page, 'ada', new URL(page.url()).pathname + new URL(page.url()).search)
  await expect(page).toHaveURL(`${URL_OF_CONSOLE}/clusters/test/brokers`)
  await expect(page.getByRole('button', { name: 'ada@nordwind.example' })).toBeVisible()
  expect(await rolesOf(page)).toEqual(['viewer', 'operator'])
  expect((await page.request.get(`${URL_OF_CONSOLE}/api/v1/users`)).status()).toBe(403)
})

test('signing out ends the provider’s session too: the next sign-in asks again who it is', async ({ page }) => {
  await signInAs(page, 'ada', '/login?next=%2Fclusters')
  await page.getByRole('button', { name: 'ada@nordwind.example' }).click()
  await page.getByRole('menuitem', { name: /sign out/i }).click()
  await expect(page).toHaveURL(new RegExp(`^${idp.issuer}`))
  await page.getByRole('button', { name: /yes/i }).click()
  await expect(page).toHaveURL(/\/login/)
  expect(await rolesOf(page)).toBe(401)
  await page.getByRole('link', { name: 'Sign in with Nordwind' }).click()
  await expect(page.getByLabel('Who are you?')).toBeVisible()
})

test('whoever has no role is told which groups were seen and whom to ask', async ({ page }) => {
  await signInAs(page, 'eve')
  await refusedWith(page, /eve@nordwind\.example.*visitors.*#kafka-help/s)
  expect(await rolesOf(page)).toBe(401)
  await page.getByRole('link', { name: 'as somebody else' }).click()
  await page.getByLabel('Who are you?').fill('ada')
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('button', { name: 'ada@nordwind.example' })).toBeVisible()
})

test('when the provider’s word ends it is asked again: a group that was left counts, and what was revoked is over', async ({ page }) => {
  idp.lifeSeconds = 2
  await signInAs(page, 'ada', '/login?next=%2Fclusters')
  await expect.poll(() => rolesOf(page)).toEqual(['viewer', 'operator'])
  idp.people['ada'] = { email: 'ada@nordwind.example', groups: ['staff'] }
  await expect.poll(() => rolesOf(page)).toEqual(['viewer'])
  idp.store.revokeAll()
  await expect.poll(() => rolesOf(page)).toBe(401)
  await comeBackTo(page, `${URL_OF_CONSOLE}/clusters`)
  await expect(page).toHaveURL(/\/login/)
})

test('while the provider is down sessions go on, the page says that it is, and a password of the console lets in', async ({
  page,
  browser,
}) => {
  idp.lifeSeconds = 2
  await signInAs(page, 'ada', '/login?next=%2Fclusters')
  await expect.poll(() => rolesOf(page)).toEqual(['viewer', 'operator'])
  await idp.stop()
  const other = await elsewhere(browser)
  try {
    const isAnswering = async () => {
      const ways = await page.request.get(`${URL_OF_CONSOLE}/api/v1/session/ways`)
      return ((await ways.json()) as { provider: { isAnswering: boolean } }).provider.isAnswering
    }
    await expect.poll(isAnswering).toBe(false)
    await other.goto(`${URL_OF_CONSOLE}/login`)
    await expect(other.getByText(/Nordwind does not answer/)).toBeVisible()
    await other.getByRole('link', { name: 'Sign in with Nordwind' }).click()
    await refusedWith(other, /identity provider does not answer/)
    await expect(other.getByLabel('Name')).toBeVisible()
    await other.getByLabel('Name').fill(ADMIN.name)
    await other.getByLabel('Password').fill(ADMIN.password)
    await other.getByRole('button', { name: 'Sign in' }).click()
    await expect(other.getByRole('button', { name: ADMIN.name })).toBeVisible()
    expect(await rolesOf(page)).toEqual(['viewer', 'operator'])
    await idp.listen()
    await expect.poll(isAnswering).toBe(true)
  } finally {
    await idp.listen()
  }
  await other.context().close()
})

test('what is meant for others, made by others or of another time lets nobody in, and the page says why', async ({ page }) => {
  const refusals: [typeof idp.lie, RegExp][] = [
    [(claims) => ({ ...claims, aud: 'another-client' }), /meant for another application/],
    [(claims) => ({ ...claims, iss: 'https://elsewhere.example' }), /not from the identity provider/],
    [(claims) => ({ ...claims, nonce: 'of another sign-in' }), /does not prove who you are/],
    ['forged', /does not prove who you are/],
    [(claims) => ({ ...claims, iat: Number(claims['iat']) - 300 }), /clocks .* more than a minute apart/],
    [(claims) => ({ ...claims, iat: Number(claims['iat']) + 300, exp: Number(claims['exp']) + 300 }), /clocks .* more than a minute apart/],
  ]
  for (const [lie, sentence] of refusals) {
    await page.context().clearCookies()
    idp.lie = lie
    await signInAs(page, 'ada')
    await refusedWith(page, sentence)
    expect(await rolesOf(page)).toBe(401)
  }
})

test('whoever refuses at the provider, or comes back twice, is not signed in', async ({ page }) => {
  await page.goto(`${URL_OF_CONSOLE}/login`)
  await page.getByRole('link', { name: 'Sign in with Nordwind' }).click()
  await page.getByRole('button', { name: 'Refuse' }).click()
  await refusedWith(page, /refused or broken off/)

  const back = page.waitForRequest((request) => request.url().includes('/session/oidc/callback'))
  await signInAs(page, 'ada', '/login?next=%2Fclusters')
  const callback = (await back).url()
  await expect(page.getByRole('button', { name: 'ada@nordwind.example' })).toBeVisible()
  await page.context().clearCookies()
  await comeBackTo(page, callback)
  await refusedWith(page, /not begun in this browser/)
  expect(await rolesOf(page)).toBe(401)
})

test('somebody ends their session elsewhere, and an admin anybody’s: an open page there is signed out', async ({ page, browser }) => {
  await signInAs(page, 'ada', '/login?next=%2Fpreferences')
  await expect(page.getByRole('table', { name: 'Your sessions' })).toBeVisible()
  for (const { id, isThis } of await sessionsOf(page)) {
    if (!isThis) expect((await page.request.delete(`${URL_OF_CONSOLE}/api/v1/sessions/${id}`)).status()).toBe(204)
  }
  const other = await elsewhere(browser)
  await signInAs(other, 'ada', '/login?next=%2Fclusters%2Ftest')
  await expect(other.getByRole('button', { name: 'ada@nordwind.example' })).toBeVisible()

  await page.reload()
  const rows = page.getByRole('table', { name: 'Your sessions' }).getByRole('row').filter({ hasText: 'Chrome on Linux' })
  await expect(rows).toHaveCount(2)
  await rows.filter({ hasNotText: 'this one' }).getByRole('button', { name: /^End/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click()
  await expect(rows).toHaveCount(1)
  await expect(other).toHaveURL(/\/login/)

  const admin = await browser.newContext({ extraHTTPHeaders: { origin: URL_OF_CONSOLE } })
  const signedIn = await admin.request.post(`${URL_OF_CONSOLE}/api/v1/session`, { data: ADMIN })
  expect(signedIn.status()).toBe(200)
  const [adas] = await sessionsOf(page)
  expect((await page.request.get(`${URL_OF_CONSOLE}/api/v1/sessions?of=all`)).status()).toBe(403)
  expect((await admin.request.delete(`${URL_OF_CONSOLE}/api/v1/sessions/${adas?.id}`)).status()).toBe(204)
  await comeBackTo(page, `${URL_OF_CONSOLE}/preferences`)
  await expect(page).toHaveURL(/\/login/)
  await admin.close()
  await other.context().close()
})
