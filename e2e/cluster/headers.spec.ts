import { request as send } from 'node:http'
import { ADMIN } from '../fixtures/accounts'
import { expect, test, watchForErrors } from '../fixtures/console'
import { isAsTold, type ToldAnswer, toldAnswers } from '../fixtures/header-page'
import { unique } from '../fixtures/kafka'

/** Of HTTP and of the way answers are sent; they say nothing of what a browser may do. */
const OF_HTTP = [
  'accept-ranges',
  'connection',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'last-modified',
  'link',
  'transfer-encoding',
  'vary',
]
/** Longer than the headers of a request may be. */
const TOO_LONG = 20_000
/** How long the most patient of common proxies, Google's, keeps a connection that nobody uses. */
const PATIENCE_SECONDS = 600

interface Answered {
  status: number
  headers: Map<string, string>
  body: string
}

/** Not fetch, which refuses to send some of what scanners do. */
function ask(url: string, method: string, headers: Record<string, string>, body = ''): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = send(url, { method, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => (text += part))
      const received = Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join('\n')] as const)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: new Map(received), body: text }))
    })
    asked.on('error', reject).end(body)
  })
}

async function signIn(baseURL: string): Promise<string> {
  const { headers } = await ask(`${baseURL}/api/v1/session`, 'POST', { 'content-type': 'application/json' }, JSON.stringify(ADMIN))
  return headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** The address that a path of the page stands for. */
async function addressOf({ path, status }: ToldAnswer, baseURL: string): Promise<string> {
  if (!path.endsWith('…')) return baseURL + path
  if (status === 431) return baseURL + path.replace('…', 'x'.repeat(TOO_LONG))
  const { body } = await ask(`${baseURL}/login`, 'GET', {})
  const file = /\/_next\/static\/[^"]+\.js/.exec(body)?.[0]
  if (file === undefined) throw new Error('The page loads no script')
  return baseURL + file
}

const { byHttps, answers } = toldAnswers()

test('docs/security-headers.md tells of pages, the API, files, sign-in, refusals and errors', () => {
  expect(answers.length).toBeGreaterThanOrEqual(15)
  expect(byHttps.size).toBeGreaterThan(0)
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 401, 403, 404, 405, 431]))
  for (const { title, headers } of answers) expect(headers.size, title).toBeGreaterThan(8)
})

for (const told of answers) {
  test(`${told.title} has the headers that docs/security-headers.md tells of, and no others`, async ({ baseURL }) => {
    const origin = baseURL ?? ''
    const how: Record<string, Record<string, string>> = {
      'signed in': { cookie: await signIn(origin) },
      'by https': { 'x-forwarded-proto': 'https' },
      'from elsewhere': { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    }
    const isSignIn = told.method === 'POST'
    const headers = { ...how[told.how], ...(isSignIn && { 'content-type': 'application/json' }) }
    const answer = await ask(await addressOf(told, origin), told.method, headers, isSignIn ? JSON.stringify(ADMIN) : '')
    expect(answer.status).toBe(told.status)
    for (const name of OF_HTTP) answer.headers.delete(name)
    expect([...answer.headers.keys()].toSorted()).toEqual([...told.headers.keys()].toSorted())
    for (const [name, value] of told.headers) {
      const actual = answer.headers.get(name) ?? ''
      expect(isAsTold(value, actual), `${name}: ${actual}`).toBe(true)
    }
  })
}

test('whatever came by https is told to stay there, and nothing else is', async ({ baseURL }) => {
  const origin = baseURL ?? ''
  for (const path of ['/login', '/api/v1/session', '/metrics', '/healthz', '/nowhere', '/icon.svg']) {
    const byThem = await ask(origin + path, 'GET', { 'x-forwarded-proto': 'https' })
    for (const [name, value] of byHttps) expect([path, byThem.headers.get(name)]).toEqual([path, value])
    expect((await ask(origin + path, 'GET', {})).headers.has('strict-transport-security')).toBe(false)
  }
})

test('the console ends no idle connection before a proxy in front of it does', async ({ baseURL }) => {
  for (const path of ['/login', '/api/v1/session', '/metrics', '/healthz', '/icon.svg']) {
    const { headers } = await ask(`${baseURL}${path}`, 'GET', { connection: 'keep-alive' })
    expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]), path).toBeGreaterThan(PATIENCE_SECONDS)
  }
})

test('each page has a nonce of its own, on every script it holds', async ({ baseURL }) => {
  const origin = baseURL ?? ''
  const nonces = new Set<string>()
  for (const path of ['/login', '/login', '/nowhere', '/shared/none']) {
    const { headers, body } = await ask(origin + path, 'GET', {})
    const nonce = /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? ''
    nonces.add(nonce)
    const scripts = body.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(3)
    for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
  }
  expect(nonces.size).toBe(4)
})

test('a script that came into the page by another way is not run', async ({ page }) => {
  await page.goto('/login')
  const refused = page.evaluate(
    () =>
      new Promise<string>((resolve) => document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective))),
  )
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="globalThis.wasRun = true">')
  })
  expect(await refused).toBe('script-src-attr')
  expect(await page.evaluate(() => 'wasRun' in globalThis)).toBe(false)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    test(`boards, the wall, the week and what a link shows keep to the policy, ${colorScheme}`, async ({ asAdmin: page, api }) => {
      const errors = watchForErrors(page)
      const service = { title: 'Kept', cluster: 'test', groups: ['*'], targetSeconds: 60 }
      const made = await api.post('/api/v1/boards', { data: { name: unique('wall'), services: [service] } })
      expect(made.status(), await made.text()).toBe(201)
      const { id } = (await made.json()) as { id: string }
      const { token } = (await (await api.post(`/api/v1/boards/${id}/shares`)).json()) as { token: string }
      const ways = ['', '/tv', '/week'].flatMap((way) => [`/boards/${id}${way}`, `/shared/${token}${way}`])
      for (const path of [...ways, `/boards/${id}/edit`, '/boards/new']) {
        await page.goto(path)
        await expect(page.locator('h1').first()).toBeAttached()
        await expect(page.getByText('Kept').or(page.getByRole('textbox')).first()).toBeAttached()
        expect([path, errors]).toEqual([path, []])
      }
    })
  })
}
