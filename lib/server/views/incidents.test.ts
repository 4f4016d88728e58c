import { expect, test } from 'vitest'
import { Incident } from '@/lib/contract/incidents'
import type { Actor } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import type { Finding } from '../observe/snapshot'
import { CLUSTER, KeptHistory } from '../test/kept-history'
import { partitionState, topicState } from '../test/snapshot-fixtures'
import { VIEWER } from '../test/viewer-context'
import { viewFindings } from './findings'
import { incidentsOn } from './incidents'
import type { ViewContext } from './view-context'

const NOON = Date.UTC(2026, 10, 17, 12)
const MINUTE = 60_000

function axis({ from = NOON - 60 * MINUTE, whole = true } = {}) {
  return { from: new Date(from).toISOString(), to: new Date(NOON + 60 * MINUTE).toISOString(), whole }
}

const since = { at: NOON, atLeast: false }
const about = { since, severity: 'danger', rack: null, count: 1, figures: {}, topics: [], groups: [] } as const
const BROKER: Finding = {
  ...about,
  id: 'broker-down:4',
  kind: 'broker-down',
  subject: '4',
  count: 9,
  figures: { offline: 3, error: 'ECONNREFUSED' },
}
const OFFLINE: Finding = {
  ...about,
  id: 'partitions-offline',
  kind: 'partitions-offline',
  subject: 'payroll',
  count: 3,
  figures: { partition: 7 },
  topics: ['payroll', 'orders-eu'],
}
const STUCK: Finding = { ...about, id: 'group-stuck:payroll', kind: 'group-stuck', subject: 'payroll', groups: ['payroll'] }

const offline = (...partitions: number[]) => partitions.map((partition) => partitionState(partition, { health: ['offline'] }))
const TOPICS = new Map([
  ['payroll', topicState('payroll', offline(7, 8))],
  ['orders-eu', topicState('orders-eu', offline(2))],
])

/** All of it was wrong from noon on for a minute. */
async function afterwards(actor: Actor): Promise<ViewContext> {
  const kept = new KeptHistory()
  const round = async (at: number, findings: Finding[]) => {
    kept.keeper.incidents.note({ cluster: CLUSTER, takenAt: at, findings, topics: TOPICS })
    await kept.round(at, {})
  }
  await round(NOON, [BROKER, OFFLINE, STUCK])
  await round(NOON + MINUTE, [])
  const observer = { cluster: CLUSTER } as unknown as ViewContext['observer']
  return { actor, observer, history: kept.keeper, name: 'prod' }
}

const grants = [toGrant({ permissions: ['clusters:read', 'groups:read', 'topics:read'], topics: ['orders-*'], groups: ['orders-*'] })]
const ORDERS_ONLY: Actor = { ...VIEWER, roles: [{ id: 'team', grants }] }

test('what was wrong in a time is told with when it began and was over', async () => {
  const context = await afterwards(VIEWER)
  const { incidents, whole } = await incidentsOn(axis(), context)
  const { items, total } = incidents
  expect([total, whole]).toEqual([3, true])
  for (const item of items) expect(Incident.parse(item)).toEqual(item)
  expect(items.map(({ subject, count, named, from, to }) => [subject, count, named, Date.parse(from), Date.parse(to)])).toEqual([
    ['4', 9, 0, NOON, NOON + MINUTE],
    ['payroll', 1, 1, NOON, NOON + MINUTE],
    ['payroll', 3, 2, NOON, NOON + MINUTE],
  ])
  expect((await incidentsOn(axis({ from: NOON + MINUTE }), context)).incidents.total).toBe(0)
  expect((await incidentsOn(axis({ whole: false }), context)).whole).toBe(false)
})

test('whoever may see some names is told of those alone, and a broker without what it took with it', async () => {
  const { items, total } = (await incidentsOn(axis(), await afterwards(ORDERS_ONLY))).incidents
  expect(total).toBe(2)
  expect(items).toMatchObject([
    { kind: 'broker-down', count: 0, figures: { error: 'ECONNREFUSED' } },
    { kind: 'partitions-offline', subject: 'orders-eu', count: 1, named: 1, figures: { partition: 2 } },
  ])
  expect(JSON.stringify(items)).not.toContain('payroll')
})

test('what goes on is told with when an earlier life of the console saw it begin', async () => {
  const first = new KeptHistory()
  first.keeper.incidents.note({ cluster: CLUSTER, takenAt: NOON, findings: [STUCK], topics: TOPICS })
  await first.round(NOON, {})
  await first.close()
  const { keeper } = new KeptHistory({ path: first.path })
  const anew: Finding = { ...STUCK, since: { at: NOON + MINUTE, atLeast: true } }
  keeper.incidents.note({ cluster: CLUSTER, takenAt: NOON + MINUTE, findings: [anew], topics: TOPICS })
  await keeper.noteRound(CLUSTER, NOON + MINUTE)
  const observer = { cluster: CLUSTER, snapshot: { findings: [anew] } } as unknown as ViewContext['observer']
  expect(viewFindings({ actor: VIEWER, observer, history: keeper, name: 'prod' })).toMatchObject([
    { since: new Date(NOON).toISOString(), sinceAtLeast: false },
  ])
})
