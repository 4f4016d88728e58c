import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { GET as burrow } from '@/app/v3/[[...path]]/route'
import { GET as metrics } from '@/app/metrics/route'
import type { Change } from '@/lib/contract/changes'
import { endpoints } from '@/lib/contract/endpoints'
import { ADMINISTERS, OPERATES, READS } from '@/lib/domain/access/permissions'
import { getContainer, startConsole } from '../container'
import { createTopics } from '../test/every-broker'
import { eventually, realBootstrap } from '../test/real-cluster'
import { request } from '../test/test-console'
import type { ApiRoute } from './create-route'

/** What one team owns, and what is none of its business, on a cluster they share. */
const [MINE, FOREIGN] = [`mine-${process.pid}`, `foreign-${process.pid}`]
const ROOT = resolve(import.meta.dirname, '../../..')
const dataDir = mkdtempSync(join(tmpdir(), 'highwater-hidden-'))
const kafka = new kafkajs.Kafka({ clientId: 'names-hidden', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const tokens = { team: '', admin: '' }
type Who = keyof typeof tokens

/** Every route of the API by the id of its endpoint. */
const routes = new Map<string, ApiRoute>()

const headersOf = (who: Who) => ({ authorization: `Bearer ${tokens[who]}` })

async function call(id: string, who: Who, url: string, body?: object): Promise<{ status: number; text: string }> {
  const handler = routes.get(id)
  if (!handler) throw new Error(`there is no route ${id}`)
  const headers = { ...headersOf(who), ...(body && { 'content-type': 'application/json' }) }
  const answer = await handler(request(handler.endpoint.method, url, headers, body && JSON.stringify(body)))
  return { status: answer.status, text: await answer.text() }
}

beforeAll(async () => {
  const config = join(dataDir, 'highwater.yaml')
  const brokers = realBootstrap('PLAINTEXT')
  const own = [`${MINE}*`]
  writeFileSync(
    config,
    stringify({
      clusters: [
        { id: 'own', brokers },
        { id: 'other', name: `other-of-${FOREIGN}`, brokers },
      ],
      roles: {
        team: {
          grants: [
            { permissions: [...READS, ...OPERATES], clusters: ['own'], topics: own, groups: own, transactionalIds: own, principals: own },
          ],
        },
      },
    }),
  )
  vi.stubEnv('HIGHWATER_CONFIG', config)
  vi.stubEnv('HIGHWATER_DATA_DIR', join(dataDir, 'data'))
  vi.stubEnv('HIGHWATER_ADMIN_NAME', 'ada')
  vi.stubEnv('HIGHWATER_ADMIN_PASSWORD', 'correct horse battery')
  vi.stubEnv('HIGHWATER_ROUND_MS', '500')
  for (const file of globSync('app/api/v1/**/route.ts', { cwd: ROOT })) {
    const exported = (await import(/* @vite-ignore */ join(ROOT, file))) as Record<string, unknown>
    for (const handler of Object.values(exported)) {
      if (typeof handler === 'function' && 'endpoint' in handler) routes.set((handler as ApiRoute).endpoint.id, handler as ApiRoute)
    }
  }
  await seed()
  startConsole()
  await getContainer().ready
  const { access } = getContainer()
  tokens.team = (await access.createToken({ name: 'team', role: 'team' }, { name: 'ada' })).secret
  tokens.admin = (await access.createToken({ name: 'admin', role: 'admin' }, { name: 'ada' })).secret
  await eventually('the console has seen all of it', () => {
    const { snapshot } = getContainer().clusters.get('own')?.observer ?? {}
    return (
      snapshot?.groups.get(`${MINE}-reader`)?.commits.length === 2 &&
      snapshot.groups.has(`${FOREIGN}-reader`) &&
      (snapshot.acls?.some(({ principal }) => principal.includes(FOREIGN)) ?? false) &&
      snapshot.logs.size === 3
    )
  })
  await changeForeign()
  await changeBoth()
}, 90_000)

afterAll(async () => {
  const { registry, changes, store, history, boards } = getContainer()
  await changes.stop()
  await registry.stop()
  await boards.recorder.flush(Date.now())
  await Promise.all([store.close(), history.close()])
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Whatever is theirs meets ours wherever it can: readers, producers, bindings, transactions. */
async function seed() {
  const admin = kafka.admin()
  await admin.connect()
  await createTopics(
    admin,
    [MINE, FOREIGN].map((topic) => ({ topic, numPartitions: 2, replicationFactor: 1 })),
  )
  for (const [group, topics] of [
    [`${MINE}-reader`, [MINE, FOREIGN]],
    [`${FOREIGN}-reader`, [MINE, FOREIGN]],
  ] as const) {
    for (const topic of topics) await admin.setOffsets({ groupId: group, topic, partitions: [{ partition: 0, offset: '0' }] })
  }
  await admin.createAcls({
    acl: [
      { resourceName: MINE, principal: `User:${MINE}-user` },
      { resourceName: MINE, principal: `User:${FOREIGN}-user` },
      { resourceName: FOREIGN, principal: `User:${MINE}-user` },
    ].map((binding) => ({
      ...binding,
      resourceType: kafkajs.AclResourceTypes.TOPIC,
      resourcePatternType: kafkajs.ResourcePatternTypes.LITERAL,
      host: '*',
      operation: kafkajs.AclOperationTypes.READ,
      permissionType: kafkajs.AclPermissionTypes.ALLOW,
    })),
  })
  await admin.disconnect()
  for (const owner of [MINE, FOREIGN]) {
    const producer = kafka.producer({ transactionalId: `${owner}-tx`, maxInFlightRequests: 1, idempotent: true })
    await producer.connect()
    const transaction = await producer.transaction()
    for (const topic of [MINE, FOREIGN]) await transaction.send({ topic, messages: [{ partition: 0, value: owner }] })
    await transaction.commit()
    await producer.disconnect()
  }
}

/** As an admin makes a change; resolves when it is over. */
async function carryOut(kind: string, input: object): Promise<string> {
  const planned = await call('planChange', 'admin', '/api/v1/clusters/own/changes/plan', { kind, input })
  const { plan } = JSON.parse(planned.text) as { plan: { id: string; confirm: { text?: string } | null } }
  const confirm = plan.confirm?.text
  const applied = await call('applyChange', 'admin', '/api/v1/clusters/own/changes', { planId: plan.id, ...(confirm && { confirm }) })
  expect(applied.status, applied.text).toBe(202)
  const { change } = JSON.parse(applied.text) as { change: { id: string } }
  await eventually('the change is over', async () => (await getContainer().changes.get('own', change.id)).finishedAt !== null)
  return change.id
}

const changed = { foreign: '', both: '' }

/** A change of a group of the team's own, on a topic that is and one that is not. It is the newest. */
async function changeBoth() {
  changed.both = await carryOut('group.reset-offsets', { group: `${MINE}-reader`, to: { type: 'latest' } })
}

/** A change on what is theirs and a board of it, as its owners would make them. */
async function changeForeign() {
  changed.foreign = await carryOut('topic.configure', { topic: FOREIGN, set: { 'retention.ms': '7200001' } })
  const board = {
    name: 'Everything',
    services: [MINE, FOREIGN].map((name) => ({ title: `Service ${name}`, cluster: 'own', groups: [`${name}-reader`], targetSeconds: 60 })),
  }
  const made = await call('createBoard', 'admin', '/api/v1/boards', board)
  expect(made.status, made.text).toBe(201)
}

/** The address of a read, about what is the team's own. */
async function urlOf(path: string): Promise<string> {
  const boards = JSON.parse((await call('listBoards', 'admin', '/api/v1/boards')).text) as { items: { id: string }[] }
  const names: Record<string, string> = {
    cluster: 'own',
    topic: MINE,
    group: `${MINE}-reader`,
    user: `${MINE}-user`,
    partition: '0',
    broker: '1',
    change: changed.both,
    board: boards.items[0]?.id ?? '',
  }
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => names[name] ?? 'x')
}

const ADMINISTRATIVE = new Set<string>(ADMINISTERS)
/** Other tests may have left more than a page of everything. */
const WHOLE = '?limit=1000'
const QUERIES: Partial<Record<string, string>> = {
  search: `?q=${process.pid}`,
  whoMay: '?permission=topics:read&cluster=own',
  getClusterHistory: `?groups=${MINE}-reader&groups=${FOREIGN}-reader`,
  listTopics: WHOLE,
  listGroups: WHOLE,
  listPartitions: WHOLE,
  listTransactions: WHOLE,
  listChanges: WHOLE,
  listAcls: WHOLE,
  listAclFindings: WHOLE,
  explainAccess: `?principal=User:${MINE}-user&operation=READ&resourceType=TOPIC&resourceName=${MINE}`,
}
/** What is read about the console itself, what has no names, and what never ends. */
const ELSEWHERE = new Set(['getOpenApi', 'streamEvents'])
const reads = Object.values(endpoints).filter(({ id, method, access }) => method === 'GET' && access !== 'public' && !ELSEWHERE.has(id))

describe('a person whose roles cover only some names of one cluster', () => {
  test.each(reads.map(({ id, path, access }) => [id, path, access] as const))('%s tells of nothing else', async (id, path, access) => {
    const url = (await urlOf(path)) + (QUERIES[id] ?? '')
    // What is asked for once is looked at by the next round, and told of then.
    await call(id, 'team', url)
    const { text, status } = await call(id, 'team', url)
    expect(status, text).toBe(ADMINISTRATIVE.has(access) ? 403 : 200)
    expect(text.replaceAll(path, '')).not.toContain(FOREIGN)
    if (path.includes('{cluster}')) expect((await call(id, 'team', url.replace('/own', '/other'))).status).toBe(403)
  })

  test('and it is those very answers that tell an admin of it', async () => {
    const telling: string[] = []
    for (const { id, path } of reads) {
      const url = (await urlOf(path)) + (QUERIES[id] ?? '')
      await call(id, 'admin', url)
      if ((await call(id, 'admin', url)).text.includes(FOREIGN)) telling.push(id)
    }
    expect(telling).toEqual(
      expect.arrayContaining([
        'listClusters',
        'listTopics',
        'listGroups',
        'listPartitions',
        'search',
        'getTopic',
        'getGroup',
        'listTransactions',
        'listAcls',
        'exportAcls',
        'listChanges',
        'getChange',
        'exportTopics',
        'exportGroups',
        'exportPartitions',
        'exportChanges',
        'getBoard',
        'getClusterHistory',
      ]),
    )
  })

  test('what they may not see and what there is not are answered alike', async () => {
    for (const { id, path } of reads.filter((read) => /\{(topic|group|user)\}/.test(read.path))) {
      const url = await urlOf(path)
      const asked = async (name: string) => {
        const { status, text } = await call(id, 'team', url.replaceAll(MINE, name))
        return { status, text: text.replaceAll(name, '…').replaceAll(/"requestId":"[^"]*"/g, '') }
      }
      expect(await asked(FOREIGN), id).toEqual(await asked(`${FOREIGN}-that-is-not`))
    }
  })

  test('Burrow’s API, metrics and events tell of nothing else', async () => {
    const ask = async (handler: (request: Request) => Promise<Response> | Response, path: string, who: Who) =>
      (await handler(request('GET', path, headersOf(who)))).text()
    const paths = [
      '',
      '/own',
      '/own/consumer',
      '/own/topic',
      `/own/consumer/${MINE}-reader`,
      `/own/consumer/${MINE}-reader/lag`,
      `/own/topic/${MINE}`,
      `/own/topic/${MINE}/consumers`,
    ]
    let told = ''
    for (const path of paths) {
      expect(await ask(burrow, `/v3/kafka${path}`, 'team'), path).not.toContain(FOREIGN)
      told += await ask(burrow, `/v3/kafka${path}`, 'admin')
    }
    expect(told).toContain(`${FOREIGN}-reader`)
    const url = '/metrics?view=kafka_exporter,burrow,console'
    const seen = await ask(metrics, url, 'team')
    expect(seen).toContain(MINE)
    expect(seen).not.toContain(FOREIGN)
    expect(seen).not.toContain('cluster="other"')
    expect(await ask(metrics, url, 'admin')).toContain(FOREIGN)
  })

  test('of a change that is also on theirs they are told their own part, and that there is more; they neither see nor undo the rest', async () => {
    const at = `/api/v1/clusters/own/changes/${changed.both}`
    const { change } = JSON.parse((await call('getChange', 'team', at)).text) as { change: Change }
    expect(change).toMatchObject({ state: 'done', isPartlyHidden: true, undo: { possible: false }, input: {}, command: null, totals: [] })
    expect(change.rows.map(({ of }) => of)).toEqual([{ topic: MINE, partition: 0 }])
    const listed = await call('listChanges', 'team', '/api/v1/clusters/own/changes')
    expect(JSON.parse(listed.text)).toMatchObject({ total: 1, items: [{ id: changed.both, isPartlyHidden: true }] })
    const exported = await call('exportChanges', 'team', '/api/v1/clusters/own/exports/changes')
    expect(exported.text.trim().split('\n')).toHaveLength(2)
    expect(exported.text).toContain(changed.both)
    const undone = await call('undoChange', 'team', `${at}/undo`)
    expect(undone.status, undone.text).toBe(403)
    expect(listed.text + exported.text + undone.text).not.toContain(FOREIGN)
    expect((await call('getChange', 'team', at.replace(changed.both, changed.foreign))).status).toBe(404)
  })

  test('totals count what they may see', async () => {
    const json = async (id: string, url: string) => JSON.parse((await call(id, 'team', url)).text) as Record<string, unknown>
    expect(await json('listTopics', '/api/v1/clusters/own/topics')).toMatchObject({ total: 1 })
    expect(await json('listGroups', '/api/v1/clusters/own/groups')).toMatchObject({ total: 1 })
    expect(await json('getPulse', '/api/v1/clusters/own')).toMatchObject({ counts: { topics: 1, groups: 1, partitions: 2 } })
    expect(await json('listClusters', '/api/v1/clusters')).toMatchObject({
      total: 1,
      items: [{ id: 'own', topics: 1, groups: 1, partitions: 2 }],
    })
    const brokers = (await json('listBrokers', '/api/v1/clusters/own/brokers'))['items'] as { replicas: number }[]
    expect(brokers.reduce((sum, { replicas }) => sum + replicas, 0)).toBe(2)
  })

  test('nothing of theirs is changed, and why not is said without telling whether it is there', async () => {
    const plan = (topic: string) =>
      call('planChange', 'team', '/api/v1/clusters/own/changes/plan', {
        kind: 'topic.configure',
        input: { topic, set: { 'retention.ms': '1' } },
      })
    const [there, not] = [await plan(FOREIGN), await plan(`${FOREIGN}-that-is-not`)]
    expect([there.status, not.status]).toEqual([403, 403])
    // A group of theirs may read what is not theirs: it is moved on their own topics alone.
    const reset = (topics?: object[]) =>
      call('planChange', 'team', '/api/v1/clusters/own/changes/plan', {
        kind: 'group.reset-offsets',
        input: { group: `${MINE}-reader`, to: { type: 'latest' }, ...(topics && { topics }) },
      })
    const [all, own] = [await reset(), await reset([{ topic: MINE }])]
    expect([all.status, own.status]).toEqual([403, 200])
    expect(all.text + own.text).not.toContain(FOREIGN)
    const shared = await call('createBoard', 'team', '/api/v1/boards', {
      name: 'Theirs',
      services: [{ title: 'All', cluster: 'own', groups: ['*'], targetSeconds: 60 }],
    })
    expect(shared.status, shared.text).toBe(422)
    const board = await urlOf('/api/v1/boards/{board}')
    expect((await call('createShare', 'team', `${board}/shares`)).status).toBe(403)
    expect((await call('deleteBoard', 'team', board)).status).toBe(403)
  })
})
