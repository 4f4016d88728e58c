import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Actor, withRole } from '@/lib/domain/access/actor'
import { CommitWindows } from '../../observe/commit-windows'
import { EndHistory } from '../../observe/end-history'
import type { GroupState, Snapshot } from '../../observe/snapshot'
import { partitionState, topicState } from '../../test/snapshot-fixtures'
import { type BurrowDeps, answerBurrow } from './answer-burrow'
import type { Forgotten } from './forget-window'

/** When Burrow wrote the answer that the first test repeats, byte by byte. */
const COMMITTED_MS = 1_795_225_263_833
const OBSERVED_MS = 1_795_226_707_412
const burrow = { intervals: 10, minDistanceMs: 1_000, allowedLag: 0n, minimumComplete: 0 }
const viewer: Actor = withRole('token', 'grafana', 'viewer')
const operator: Actor = withRole('token', 'ops', 'operator')

beforeEach(() => {
  vi.useFakeTimers({ now: OBSERVED_MS })
})
afterEach(() => {
  vi.useRealTimers()
})

function groupOf(id: string, change: Partial<GroupState> = {}): GroupState {
  const commits = {
    topic: 'load-0116',
    topicId: 'load-0116',
    partitions: Int32Array.of(0, 1),
    offsets: BigInt64Array.of(0n, 3n),
    metadata: null,
  }
  const known = { commitsAt: OBSERVED_MS, stoodSince: new Map(), share: null, membership: null }
  return { id, type: 'classic', commits: [commits], ...known, ...change } as unknown as GroupState
}

const assigned = { topic: 'load-0116', partitions: [0, 1] }
const member = { id: 'm', instanceId: null, clientId: 'app-1', host: '10.4.2.29', epoch: null, assignments: [assigned] }
const GROUPS = [
  groupOf('load-group-0308'),
  groupOf('a & b/c', { membership: { asOf: OBSERVED_MS, state: 'Stable', assignor: null, epoch: null, members: [member] } }),
  groupOf('~odd', { commits: [] }),
  groupOf('shared', { type: 'share' }),
]

/** The cluster `plain`: one topic whose third partition's end is unknown, and one internal topic. */
function world(change: Partial<Snapshot> = {}) {
  const topic = topicState('load-0116', [partitionState(0), partitionState(1), partitionState(2)], {
    logEnd: BigInt64Array.of(3n, 9_007_199_254_740_995n, -1n),
  })
  const internal = topicState('__consumer_offsets', [], { internal: true })
  const snapshot = {
    topics: new Map([topic, internal].map((of) => [of.name, of])),
    groups: new Map(GROUPS.map((of) => [of.id, of])),
    complete: true,
    errors: [],
    ...change,
  } as unknown as Snapshot
  const windows = new CommitWindows(burrow)
  const commit = (group: string, partition: number, offset: bigint, committedAtMs = COMMITTED_MS) =>
    windows.add({ group, topic: topic.name, partition, offset, committedAtMs }, topic, () => null)
  commit('load-group-0308', 0, 0n)
  const observer = { cluster: 'plain', roundMs: 10_000, snapshot, windows, ends: new EndHistory(), burrow }
  const sasl = { username: 'watcher', password: 'plain-secret' }
  const tls = { rejectUnauthorized: false, key: 'plain-secret' }
  const recorded: Forgotten[] = []
  const deps: BurrowDeps = {
    clusters: new Map([['plain', { observer, config: { brokers: ['a:9092', 'b:9092'], tls, sasl } }]]),
    host: 'vm',
    nowMs: OBSERVED_MS,
    record: async (forgotten) => void recorded.push(forgotten),
  }
  const ask = (path: string, method = 'GET', actor: Actor | null = viewer) => {
    const { pathname, search } = new URL(path, 'http://console')
    return answerBurrow({ method, pathname, search, actor }, deps)
  }
  return { ask, commit, windows, recorded, deps, topic }
}

const body = async (answer: ReturnType<ReturnType<typeof world>['ask']>) => JSON.parse((await answer).body) as Record<string, unknown>

describe('the bytes', () => {
  test('of a group status are those that Burrow wrote', async () => {
    const { ask } = world()
    const stopped =
      '{"topic":"load-0116","partition":0,"owner":"","client_id":"","status":"STOP",' +
      '"start":{"offset":0,"timestamp":1795225263833,"observedAt":1795226707000,"lag":3},' +
      '"end":{"offset":0,"timestamp":1795225263833,"observedAt":1795226707000,"lag":3},"current_lag":3,"complete":0.1}'
    const furthest =
      '{"topic":"load-0116","partition":1,"owner":"","client_id":"","status":"OK","start":null,"end":null,' +
      '"current_lag":9007199254740992,"complete":0}'
    expect(await ask('/v3/kafka/plain/consumer/load-group-0308/status')).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body:
        '{"error":false,"message":"consumer status returned","status":{"cluster":"plain","group":"load-group-0308","status":"ERR",' +
        `"complete":0,"partitions":[${stopped}],"partition_count":3,"maxlag":${furthest},"totallag":9007199254740995},` +
        '"request":{"url":"/v3/kafka/plain/consumer/load-group-0308/status","host":"vm"}}',
    })
    const { body: all } = await ask('/v3/kafka/plain/consumer/load-group-0308/lag')
    expect(all).toContain(`"partitions":[${stopped},${furthest},{"topic":"load-0116","partition":2,`)
  })

  test('of a window have blanks in front, owners of classic and newer groups, and Go’s escapes', async () => {
    const { ask, commit } = world()
    for (let n = 1; n <= 4; n++) commit('a & b/c', 1, 9_007_199_254_740_990n + BigInt(n), COMMITTED_MS + n * 5_000)
    const offset = (n: number, lag: number) =>
      `{"offset":900719925474099${n},"timestamp":${COMMITTED_MS + n * 5_000},"observedAt":1795226707000,"lag":${lag}}`
    const [first, second, third, fourth] = [offset(1, 4), offset(2, 3), offset(3, 2), offset(4, 1)]
    expect((await ask('/v3/kafka/plain/consumer/a%20%26%20b%2Fc')).body).toBe(
      '{"error":false,"message":"consumer detail returned","topics":{"load-0116":[' +
        '{"offsets":[],"owner":"/10.4.2.29","client_id":"app-1","current-lag":3},' +
        `{"offsets":[null,null,null,null,null,null,${first},${second},${third},${fourth}],` +
        '"owner":"/10.4.2.29","client_id":"app-1","current-lag":1},' +
        '{"offsets":[],"owner":"","client_id":"","current-lag":0}]},' +
        '"request":{"url":"/v3/kafka/plain/consumer/a \\u0026 b/c","host":"vm"}}',
    )
  })

  test('of what is not there', async () => {
    const { ask } = world()
    const error = (message: string, url: string) => ({
      status: 404,
      headers: { 'content-type': 'application/json' },
      body: `{"error":true,"message":"${message}","request":{"url":"${url}","host":"vm"}}`,
    })
    for (const [path, message] of [
      ['/v3/kafka/none', 'cluster module not found'],
      ['/v3/kafka/none/topic', 'cluster not found'],
      ['/v3/kafka/none/topic/t', 'cluster or topic not found'],
      ['/v3/kafka/plain/topic/t', 'cluster or topic not found'],
      ['/v3/kafka/none/topic/t/consumers', 'cluster not found'],
      ['/v3/kafka/none/consumer', 'cluster not found'],
      ['/v3/kafka/PLAIN/consumer', 'cluster not found'],
      ['/v3/kafka/none/consumer/g', 'cluster or consumer not found'],
      ['/v3/kafka/plain/consumer/g', 'cluster or consumer not found'],
    ] as const) {
      expect(await ask(path)).toEqual(error(message, path))
    }
    for (const [cluster, group] of [
      ['none', 'load-group-0308'],
      ['plain', 'nobody'],
      ['plain', 'shared'],
    ]) {
      const url = `/v3/kafka/${cluster}/consumer/${group}/lag`
      expect(await ask(url)).toEqual({
        status: 404,
        headers: { 'content-type': 'application/json' },
        body:
          `{"error":false,"message":"consumer status returned","status":{"cluster":"${cluster}","group":"${group}","status":"NOTFOUND",` +
          `"complete":1,"partitions":[],"partition_count":0,"maxlag":null,"totallag":0},"request":{"url":"${url}","host":"vm"}}`,
      })
    }
  })
})

describe('lists', () => {
  test('of clusters, topics, ends, groups and readers', async () => {
    const { ask } = world()
    expect(await body(ask('/v3/kafka'))).toMatchObject({ message: 'cluster list returned', clusters: ['plain'] })
    expect(await body(ask('/v3/kafka/plain/topic'))).toMatchObject({ topics: ['load-0116', '__consumer_offsets'] })
    expect((await ask('/v3/kafka/plain/topic/load-0116')).body).toContain(
      '"message":"topic offsets returned","offsets":[3,9007199254740995],"request"',
    )
    expect(await body(ask('/v3/kafka/plain/topic/load-0116/consumers'))).toMatchObject({ consumers: ['load-group-0308', 'a & b/c'] })
    expect(await body(ask('/v3/kafka/plain/topic/unknown/consumers'))).toMatchObject({ error: false, consumers: [] })
  })

  test('every group that is listed has a status', async () => {
    const { ask } = world()
    const { consumers } = (await body(ask('/v3/kafka/plain/consumer'))) as { consumers: string[] }
    expect(consumers).toEqual(['load-group-0308', 'a & b/c'])
    for (const group of consumers) expect((await ask(`/v3/kafka/plain/consumer/${encodeURIComponent(group)}/status`)).status).toBe(200)
    expect((await ask('/v3/kafka/plain/consumer/~odd/status')).status).toBe(404)
  })

  test('a cluster is shown without its secrets, whatever the case of its name', async () => {
    const { ask } = world()
    const { body: text } = await ask('/v3/kafka/Plain')
    expect(text).toBe(
      '{"error":false,"message":"cluster module detail returned","module":{"class-name":"kafka","servers":["a:9092","b:9092"],' +
        '"client-profile":{"name":"","client-id":"highwater","kafka-version":"",' +
        '"tls":{"name":"","noverify":true,"certfile":"","keyfile":"","cafile":""},' +
        '"sasl":{"name":"","handshake-first":true,"username":"watcher"}},"topic-refresh":10,"offset-refresh":10},' +
        '"request":{"url":"/v3/kafka/Plain","host":"vm"}}',
    )
    expect(text).not.toContain('secret')
  })
})

describe('forgetting', () => {
  const path = '/v3/kafka/plain/consumer/load-group-0308'

  test('a group or one of its topics is recorded, and touches the window alone', async () => {
    const { ask, windows, recorded, commit } = world()
    expect((await ask(`${path}/topic/other`, 'DELETE', operator)).status).toBe(200)
    expect(windows.last('load-group-0308', 'load-0116', 0)).not.toBeNull()
    expect((await ask(`${path}/topic/load-0116`, 'DELETE', operator)).body).toBe(
      `{"error":false,"message":"consumer group removed","request":{"url":"${path}/topic/load-0116","host":"vm"}}`,
    )
    expect(windows.last('load-group-0308', 'load-0116', 0)).toBeNull()
    commit('load-group-0308', 0, 1n)
    expect((await ask(path, 'DELETE', operator)).status).toBe(200)
    expect(windows.last('load-group-0308', 'load-0116', 0)).toBeNull()
    const of = (topic: string | null) => ({ cluster: 'plain', actor: operator, group: 'load-group-0308', topic })
    expect(recorded).toEqual([of('other'), of('load-0116'), of(null)])
    expect((await ask(`${path}/status`)).status).toBe(200)
  })

  test('what is unknown is no error, and nothing is recorded of a cluster that is not there', async () => {
    const { ask, recorded } = world()
    expect((await ask('/v3/kafka/none/consumer/g', 'DELETE', operator)).status).toBe(200)
    expect(recorded).toEqual([])
    expect((await ask('/v3/kafka/plain/consumer/g', 'DELETE', operator)).status).toBe(200)
  })

  test('nobody who may only read forgets, and nothing is forgotten that cannot be recorded', async () => {
    const { ask, windows, recorded, deps } = world()
    const refused = await ask(path, 'DELETE', viewer)
    expect(refused.status).toBe(403)
    expect(JSON.parse(refused.body)).toMatchObject({ error: true, message: expect.stringContaining('groups:write') as string })
    expect(recorded).toEqual([])
    deps.record = () => Promise.reject(new Error('the disk is full'))
    await expect(ask(path, 'DELETE', operator)).rejects.toThrow('full')
    expect(windows.last('load-group-0308', 'load-0116', 0)).not.toBeNull()
  })
})

describe('paths and methods', () => {
  const unknown = {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: '{"error":true,"message":"invalid request type","result":{}}\n',
  }

  test.each(['/v3', '/v3/', '/burrow', '/v3/config', '/v3/config/cluster/plain', '/v3/kafka/plain/x', '/v3/kafka/%zz', '/v2/kafka'])(
    '%s is unknown',
    async (path) => {
      expect(await world().ask(path)).toEqual(unknown)
    },
  )

  test('there is no log level to read or set', async () => {
    const { ask } = world()
    expect(await ask('/v3/admin/loglevel')).toEqual(unknown)
    expect(await ask('/v3/admin/loglevel', 'POST', operator)).toEqual(unknown)
  })

  test('a trailing slash leads to the path without it', async () => {
    const { ask } = world()
    expect(await ask('/v3/kafka/')).toEqual({ status: 301, headers: { location: '/v3/kafka' }, body: '' })
    const { headers } = await ask('/v3/kafka/plain/consumer/a%2Fb/status/?x=1')
    expect(headers).toEqual({ location: '/v3/kafka/plain/consumer/a%2Fb/status?x=1' })
    expect((await ask('/v3/kafka/plain/consumer/g/', 'DELETE', operator)).status).toBe(307)
    expect((await ask('/v3/kafka/', 'POST')).status).toBe(404)
  })

  test('other methods are refused with those there are, HEAD too', async () => {
    const { ask } = world()
    expect(await ask('/v3/kafka', 'POST')).toEqual({
      status: 405,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', allow: 'GET, OPTIONS' },
      body: 'Method Not Allowed\n',
    })
    expect((await ask('/burrow/admin', 'HEAD')).status).toBe(405)
    expect((await ask('/v3/kafka/plain/consumer/g', 'PUT')).headers).toMatchObject({ allow: 'DELETE, GET, OPTIONS' })
    expect((await ask('/v3/kafka/plain/consumer/g/topic/t')).headers).toMatchObject({ allow: 'DELETE, OPTIONS' })
    expect(await ask('/v3/kafka', 'OPTIONS')).toEqual({ status: 200, headers: { allow: 'GET, OPTIONS' }, body: '' })
  })

  test('without a name only the health of this process is told', async () => {
    const { ask } = world()
    expect(await ask('/burrow/admin', 'GET', null)).toMatchObject({ status: 200, body: 'GOOD' })
    expect(await ask('/burrow/admin/ready', 'GET', null)).toMatchObject({ status: 200, body: 'READY' })
    expect(await world({ complete: false }).ask('/burrow/admin/ready', 'GET', null)).toMatchObject({ status: 503, body: 'STARTING' })
    const refused = await ask('/v3/kafka', 'GET', null)
    expect(refused).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } })
    expect(Object.keys(JSON.parse(refused.body) as object)).toEqual(['error', 'message', 'request'])
  })
})
