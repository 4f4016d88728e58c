import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint } from '@/lib/contract/endpoint'
import { Problem } from '@/lib/contract/problem'
import { toPathSegment } from '@/lib/domain/names/path-segment'
import { ApiError } from './api-error'
import { MAX_BODY_BYTES, MOST_LEVELS } from './read-json'
import { request, testConsole } from '../test/test-console'

const write = endpoint({
  id: 'write',
  method: 'POST',
  path: '/api/v1/things',
  access: 'signed-in',
  summary: '',
  status: 201,
  body: z.object({ name: z.string(), tags: z.array(z.object({ size: z.number() })).default([]) }),
  response: z.object({ name: z.string() }),
})
const read = endpoint({
  id: 'read',
  method: 'GET',
  path: '/api/v1/clusters/{cluster}/groups/{group}',
  access: 'groups:read',
  summary: '',
  query: z.object({ limit: z.coerce.number().int().max(10).default(5) }),
  response: z.object({ group: z.string(), limit: z.number() }),
})
const JSON_TYPE = { 'content-type': 'application/json' }

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = Problem.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

async function writing() {
  const console = await testConsole()
  const handle = console.route(write, ({ body }) => ({ name: body.name }))
  const send = (body: string, headers: Record<string, string> = JSON_TYPE) =>
    handle(request('POST', '/api/v1/things', { ...console.headersOf('viewer'), ...headers }, body))
  return { ...console, handle, send }
}

test('an answer is JSON with the status of its endpoint, kept in no cache, with an id', async () => {
  const { send } = await writing()
  const response = await send('{"name":"a"}', { ...JSON_TYPE, 'x-request-id': 'from-the-proxy' })
  expect(response.status).toBe(201)
  expect(await response.json()).toEqual({ name: 'a' })
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'x-request-id': 'from-the-proxy',
  })
})

test.each(['', '.', '..', '~', '~x', 'a/b', '100%', '%2F', 'ü ?#&', '[group]', '\u0000'])(
  'a group named “%s” arrives under its own name',
  async (group) => {
    const { route, headersOf } = await testConsole()
    const handle = route(read, ({ params, query }) => ({ group: params.group, limit: query.limit }))
    const response = await handle(request('GET', `/api/v1/clusters/c/groups/${toPathSegment(group)}?limit=7&utm=x`, headersOf('viewer')))
    expect(await response.json()).toEqual({ group, limit: 7 })
  },
)

test('a path that is not UTF-8 is a bad request, not a failure', async () => {
  const { route, headersOf } = await testConsole()
  const handle = route(read, ({ params }) => ({ group: params.group, limit: 1 }))
  expect((await problemOf(await handle(request('GET', '/api/v1/clusters/c/groups/%ff', headersOf('viewer'))))).code).toBe('bad-request')
})

test('each field that is wrong is named, with what would be right; a misspelt one is refused', async () => {
  const { send } = await writing()
  const problem = await problemOf(await send('{"nmae":"a","tags":[{"size":"big"}]}'))
  expect(problem).toMatchObject({ status: 400, code: 'bad-request' })
  expect(problem.fields?.map(({ path }) => path).toSorted()).toEqual(['name', 'nmae', 'tags[0].size'])
})

test('a wrong query is named too', async () => {
  const { route, headersOf } = await testConsole()
  const handle = route(read, () => ({ group: '', limit: 1 }))
  const problem = await problemOf(await handle(request('GET', '/api/v1/clusters/c/groups/g?limit=11', headersOf('viewer'))))
  expect(problem.fields).toEqual([{ path: 'limit', message: expect.stringContaining('10') as string }])
  for (const wrong of ['', '%20', '0x1', '1e0', 'Infinity']) {
    const answer = await handle(request('GET', `/api/v1/clusters/c/groups/g?limit=${wrong}`, headersOf('viewer')))
    expect([wrong, (await problemOf(answer)).fields]).toMatchObject([wrong, [{ path: 'limit' }]])
  }
})

test('only JSON is read, and only so much of it', async () => {
  const { send } = await writing()
  expect((await problemOf(await send('name=a', { 'content-type': 'application/x-www-form-urlencoded' }))).status).toBe(415)
  expect((await problemOf(await send('{'))).status).toBe(400)
  const large = JSON.stringify({ name: 'x'.repeat(MAX_BODY_BYTES) })
  expect((await problemOf(await send(large))).status).toBe(413)
  expect((await problemOf(await send(large, { ...JSON_TYPE, 'content-length': '10' }))).status).toBe(413)
})

test('a list in a query is its name as often as it has values', async () => {
  const { route, headersOf } = await testConsole()
  const query = z.object({ groups: z.array(z.string()).max(2).default([]) })
  const handle = route({ ...read, query }, ({ query: { groups } }) => ({ group: JSON.stringify(groups), limit: 1 }))
  const ask = async (search: string) => {
    const answer = await handle(request('GET', `/api/v1/clusters/c/groups/g${search}`, headersOf('viewer')))
    return answer.status === 200 ? ((await answer.json()) as { group: string }).group : answer.status
  }
  expect(await ask('')).toBe('[]')
  expect(await ask('?groups=a,b')).toBe('["a,b"]')
  expect(await ask('?groups=a&groups=')).toBe('["a",""]')
  expect(await ask('?groups=a&groups=b&groups=c')).toBe(400)
})

test('a body may be nested only so deep, and a query have only so many parameters', async () => {
  const { route, headersOf } = await testConsole()
  const { send } = await writing()
  const nested = (levels: number) => `{"name":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`
  // As deep as may be is read, and then is no name.
  expect((await problemOf(await send(nested(MOST_LEVELS)))).fields).toMatchObject([{ path: 'name' }])
  expect((await problemOf(await send(nested(MOST_LEVELS + 1)))).detail).toContain(String(MOST_LEVELS))
  expect((await problemOf(await send(nested(MAX_BODY_BYTES / 2 - 10)))).status).toBe(400)
  const handle = route(read, () => ({ group: '', limit: 1 }))
  const query = (count: number) => Array.from({ length: count }, (_, n) => `p${n}=1`).join('&')
  const ask = (count: number) => handle(request('GET', `/api/v1/clusters/c/groups/g?${query(count)}`, headersOf('viewer')))
  expect([(await ask(100)).status, (await ask(101)).status]).toEqual([200, 400])
})

test('who may not is told what it would have taken, so that who has it can be asked', async () => {
  const { route, headersOf } = await testConsole()
  const handle = route({ ...read, access: 'offsets:write' }, () => ({ group: '', limit: 1 }))
  const refused = await problemOf(await handle(request('GET', '/api/v1/clusters/c/groups/orders%2Fa', headersOf('viewer'))))
  expect(refused).toMatchObject({
    code: 'forbidden',
    needs: { permission: 'offsets:write', cluster: 'c', type: 'group', name: 'orders/a' },
  })
})

test('who writes too often is told when to come again, by problem and by header, and nothing is done', async () => {
  const { access, route, headersOf } = await testConsole({ perMinute: { writes: 2 } })
  let done = 0
  const handle = route(write, () => {
    done += 1
    return { name: '' }
  })
  const sendBy = (headers: Record<string, string>) =>
    handle(request('POST', '/api/v1/writes', { ...headers, ...JSON_TYPE }, JSON.stringify({ name: 'a' })))
  const tokenOf = async (person: string, name: string) => {
    const { secret } = await access.createToken({ name, role: 'admin' }, { name: person, person: { id: `id of ${person}`, name: person } })
    return { authorization: `Bearer ${secret}` }
  }
  const adas = await tokenOf('ada', 'ci')
  await sendBy(adas)
  await sendBy(adas)
  const refused = await sendBy(adas)
  expect([refused.status, refused.headers.get('content-type'), done]).toEqual([429, 'application/problem+json', 2])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await problemOf(refused)).code).toBe('rate-limited')
  expect((await sendBy(await tokenOf('ada', 'another'))).status, 'more tokens are no more calls').toBe(429)
  expect((await sendBy(await tokenOf('bob', 'ci'))).status, 'nor is a name shared').not.toBe(429)
  expect((await sendBy(headersOf('admin'))).status).not.toBe(429)
})

test('a write that another site made a browser send is refused; a script with a token is not asked', async () => {
  const { access, handle, send } = await writing()
  await access.createUser({ name: 'ada', role: 'viewer', password: 'correct horse' })
  const signedIn = await access.signIn('ada', 'correct horse', { ip: '', cookie: null })
  if (signedIn.outcome !== 'signed-in') throw new Error('not signed in')
  const cookie = `highwater_session=${signedIn.sessionSecret}`
  const withCookie = async (headers: Record<string, string>) =>
    (await handle(request('POST', '/api/v1/things', { ...JSON_TYPE, cookie, ...headers }, '{"name":"a"}'))).status

  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://console.test:8080' },
  ]) {
    expect([headers, await withCookie(headers)]).toEqual([headers, 403])
  }
  for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'http://console.test' }, {}]) {
    expect([headers, await withCookie(headers)]).toEqual([headers, 201])
  }
  expect((await send('{"name":"a"}', { ...JSON_TYPE, origin: 'https://evil.example' })).status).toBe(201)
})

test('signing in on behalf of a visitor is refused to other sites as well', async () => {
  const { route } = await testConsole()
  const handle = route({ ...write, access: 'public' }, ({ body }) => ({ name: body.name }))
  const evil = request('POST', '/api/v1/things', { ...JSON_TYPE, origin: 'https://evil.example' }, '{"name":"a"}')
  expect((await problemOf(await handle(evil))).status).toBe(403)
})

test('what we did not foresee is told to the log, and to nobody else', async () => {
  const { route, headersOf, logged } = await testConsole()
  const handle = route(read, () => {
    throw new Error('password=hunter2')
  })
  const response = await handle(request('GET', '/api/v1/clusters/c/groups/g', headersOf('viewer')))
  const text = await response.clone().text()
  const problem = await problemOf(response)
  expect(problem).toStrictEqual({
    type: 'about:blank',
    title: 'Internal error',
    status: 500,
    detail: 'Internal error',
    code: 'internal',
    requestId: response.headers.get('x-request-id'),
  })
  expect(text).not.toContain('hunter2')
  expect(logged).toMatchObject([{ requestId: problem.requestId, endpoint: 'read', err: { message: 'password=hunter2' } }])
})

test('an answer that does not keep to its schema is a failure of ours', async () => {
  const { route, headersOf, logged } = await testConsole()
  const handle = route(read, () => ({ group: 'g', limit: Number.NaN }))
  expect((await handle(request('GET', '/api/v1/clusters/c/groups/g', headersOf('viewer')))).status).toBe(500)
  expect(logged).toHaveLength(1)
})

test('our errors are known by their name, for the class differs from bundle to bundle', async () => {
  const { route, headersOf } = await testConsole()
  const answer = async (error: Error) => {
    const handle = route(read, () => {
      throw error
    })
    return problemOf(await handle(request('GET', '/api/v1/clusters/c/groups/g', headersOf('viewer'))))
  }
  const foreign = Object.assign(new Error('gone'), { name: 'ApiError', code: 'not-found', details: {} })
  expect(await answer(foreign)).toMatchObject({ status: 404, detail: 'gone' })
  expect(await answer(new ApiError('rate-limited', 'wait', { retryAfterMs: 1 }))).toMatchObject({ status: 429 })
  const kafka = (kafkaError: string) => Object.assign(new Error('refused'), { name: 'KafkaError', kafkaError })
  expect(await answer(kafka('GROUP_AUTHORIZATION_FAILED'))).toMatchObject({ status: 403, kafkaError: 'GROUP_AUTHORIZATION_FAILED' })
  expect(await answer(kafka('REQUEST_TIMED_OUT'))).toMatchObject({ status: 503, kafkaError: 'REQUEST_TIMED_OUT' })
})

test('the session cookie is out of reach for scripts and other sites, and for http where https is used', async () => {
  const cookieFor = async (headers: Record<string, string>, secureCookies = false) => {
    const { route } = await testConsole({ secureCookies })
    const handle = route({ ...write, access: 'public', body: null, response: null, status: 204 }, ({ sessionCookie }) =>
      sessionCookie.set('secret'),
    )
    return (await handle(request('POST', '/api/v1/things', headers))).headers.get('set-cookie')
  }
  const plain = 'highwater_session=secret; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax'
  expect(await cookieFor({})).toBe(plain)
  expect(await cookieFor({ 'x-forwarded-proto': 'https' })).toBe(`__Host-${plain}; Secure`)
  expect(await cookieFor({}, true)).toBe(`__Host-${plain}; Secure`)
})

test('a handler may answer with a Response of its own, such as a stream', async () => {
  const { route, headersOf } = await testConsole()
  const handle = route(read, () => new Response('data: 1\n\n', { headers: { 'cache-control': 'no-cache, no-transform' } }))
  const response = await handle(request('GET', '/api/v1/clusters/c/groups/g', headersOf('viewer')))
  expect(await response.text()).toBe('data: 1\n\n')
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform')
  expect(response.headers.has('x-request-id')).toBe(true)
})
