import { expect, test } from '../fixtures/console'
import { unique, withGroup, withTopic } from '../fixtures/kafka'

const topic = unique('burrow')
// A name that Burrow itself cannot address.
const group = `${unique('burrow')} a/b`
const path = `/v3/kafka/test/consumer/${encodeURIComponent(group)}`

test.beforeAll(async () => {
  await withTopic(topic, 1, 12)
  await withGroup(group, topic, 5)
})

test('what asks Burrow can ask this console', async ({ api, baseURL }) => {
  const made = (await (await api.post('/api/v1/tokens', { data: { name: unique('burrow'), role: 'viewer' } })).json()) as { token: string }
  /** As a script does it: no cookie, no redirect followed. */
  const ask = (url: string, method = 'GET', token: string | null = made.token) =>
    fetch(`${baseURL}${url}`, { method, redirect: 'manual', headers: token === null ? {} : { authorization: `Bearer ${token}` } })

  await expect.poll(async () => (await ask(`${path}/lag`)).status, { timeout: 15_000 }).toBe(200)
  const lag = (await (await ask(`${path}/lag`)).json()) as Record<string, unknown>
  expect(Object.keys(lag)).toEqual(['error', 'message', 'status', 'request'])
  expect(lag).toMatchObject({ status: { cluster: 'test', group, partition_count: 1 }, request: { url: decodeURIComponent(path) + '/lag' } })
  const list = await ask('/v3/kafka/test/consumer')
  expect(list.headers.get('content-type')).toBe('application/json')
  expect(((await list.json()) as { consumers: string[] }).consumers).toContain(group)

  const admin = await ask('/burrow/admin', 'GET', null)
  expect([admin.status, await admin.text()]).toEqual([200, 'GOOD'])
  expect((await ask('/burrow/admin/ready', 'GET', null)).status).toBe(200)

  const slash = await ask('/v3/kafka/')
  expect([slash.status, slash.headers.get('location')]).toEqual([301, '/v3/kafka'])
  const encoded = await ask(`${path}/status/?x=1`)
  expect([encoded.status, encoded.headers.get('location')]).toEqual([301, `${path}/status?x=1`])

  const unknown = await ask('/v3/kafka/test/nothing')
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'text/plain; charset=utf-8'])
  expect(await unknown.text()).toBe('{"error":true,"message":"invalid request type","result":{}}\n')
  for (const url of ['/v3', '/v3/config', '/v3/admin/loglevel']) expect((await ask(url)).status, url).toBe(404)
  for (const method of ['POST', 'PUT', 'PATCH', 'HEAD']) {
    const refused = await ask('/v3/kafka', method)
    expect([method, refused.status, refused.headers.get('allow')]).toEqual([method, 405, 'GET, OPTIONS'])
  }

  for (const token of [null, 'hw_nobody']) {
    const stranger = await ask('/v3/kafka', 'GET', token)
    expect(stranger.status).toBe(401)
    expect(Object.keys((await stranger.json()) as object)).toEqual(['error', 'message', 'request'])
  }
})

test('forgetting a window takes an operator, is recorded, and touches no offset', async ({ api, baseURL }) => {
  const tokenOf = async (role: string) => {
    const name = unique(role)
    const made = (await (await api.post('/api/v1/tokens', { data: { name, role } })).json()) as { token: string }
    return { name, headers: { authorization: `Bearer ${made.token}` } }
  }
  const [viewer, operator] = [await tokenOf('viewer'), await tokenOf('operator')]
  const forget = (headers: Record<string, string>) => fetch(`${baseURL}${path}`, { method: 'DELETE', headers })
  expect((await forget(viewer.headers)).status).toBe(403)
  expect((await forget({})).status).toBe(401)
  // The cookie of a person, sent by another site's page.
  const foreign = await api.delete(path, { headers: { origin: 'https://elsewhere.example' } })
  expect(foreign.status()).toBe(403)

  const forgotten = await forget(operator.headers)
  expect(forgotten.status).toBe(200)
  expect(await forgotten.json()).toMatchObject({ error: false, message: 'consumer group removed' })
  const audit = (await (await api.get(`/api/v1/audit?cluster=test&actor=${operator.name}`)).json()) as { items: object[]; total: number }
  expect(audit).toMatchObject({
    total: 1,
    items: [
      {
        cluster: 'test',
        actor: { kind: 'token', name: operator.name },
        action: 'lag.forget-window',
        target: { type: 'group', name: group },
      },
    ],
  })
  expect((await fetch(`${baseURL}${path}/lag`, { headers: viewer.headers })).status).toBe(200)
})

test('pages lose a trailing slash as before', async ({ api }) => {
  for (const [url, location] of [
    ['/clusters/test/', '/clusters/test'],
    ['/clusters/test/groups/a%2Fb/?tab=members', '/clusters/test/groups/a%2Fb?tab=members'],
  ] as const) {
    const answer = await api.get(url, { maxRedirects: 0 })
    expect([answer.status(), answer.headers()['location']]).toEqual([308, location])
  }
})
