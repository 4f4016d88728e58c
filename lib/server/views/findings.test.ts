import { expect, test } from 'vitest'
import { Finding } from '@/lib/contract/clusters'
import type { Actor } from '@/lib/domain/access/actor'
import { toGrant } from '@/lib/domain/access/grant'
import { BoardWatch } from '../observe/boards/board-watch'
import type { Finding as Found } from '../observe/snapshot'
import { CLUSTER } from '../test/kept-history'
import { brokerState } from '../test/observer-fixture'
import { temporaryStore } from '../test/temporary-store'
import { VIEWER } from '../test/viewer-context'
import { type BoardRound, ROUND_MS, WatchedBoards } from '../test/watched-boards'
import { clusterStatus, listClusters } from './clusters'
import { viewFindings } from './findings'
import type { ViewContext } from './view-context'

const NOON = Date.UTC(2026, 10, 17, 12)
const SERVICES = [
  { title: 'Orders arrive', cluster: CLUSTER, groups: ['orders-*'], targetSeconds: 60 },
  { title: 'Mail is sent', cluster: CLUSTER, groups: ['mailer'], targetSeconds: 60 },
]
const FALLING_BEHIND: Found = {
  id: 'group-falling-behind:orders-eu',
  kind: 'group-falling-behind',
  severity: 'warn',
  since: { at: NOON, atLeast: false },
  subject: 'orders-eu',
  rack: null,
  count: 1,
  figures: {},
  topics: ['orders'],
  groups: ['orders-eu'],
}

async function seen(rounds: number, round: BoardRound, { actor = VIEWER, findings = [] as Found[] } = {}) {
  const boards = new WatchedBoards()
  const store = temporaryStore()
  const watch = new BoardWatch({ boards: store.boards, settings: store.settings, recorder: boards.recorder, onError: () => {} })
  watch.watch(boards.cluster)
  const by = () => ({
    atMs: NOON,
    cluster: null,
    actor: VIEWER,
    action: 'board.create',
    target: { type: 'board', name: 'Business' },
    detail: '{}',
    id: 'made',
  })
  await watch.add({ name: 'Business', services: SERVICES }, by as Parameters<BoardWatch['add']>[1])
  for (let n = 0; n < rounds; n += 1) await boards.round(NOON + n * ROUND_MS, round)
  const snapshot = { ...boards.snapshot, findings, brokers: [brokerState(1)], features: [], counts: { partitions: 2 } }
  const observer = { cluster: CLUSTER, roundMs: ROUND_MS, snapshot } as unknown as ViewContext['observer']
  return { actor, observer, history: boards.kept.keeper, name: 'prod', boards: watch } satisfies ViewContext
}

const MINUTES_3 = 19

test('a target that is missed for some minutes is wrong, although the group only sits there', async () => {
  const context = await seen(MINUTES_3, { 'orders-eu': 1_800, 'orders-us': 1, mailer: 5 })
  const [finding, ...more] = viewFindings(context)
  expect(more).toEqual([])
  expect(Finding.parse(finding)).toMatchObject({
    kind: 'target-missed',
    severity: 'warn',
    subject: 'Orders arrive',
    figures: { seconds: 1_800, target: 60 },
    affected: { groups: ['orders-eu'], groupCount: 1 },
    services: [{ title: 'Orders arrive', missed: true }],
  })
  expect(clusterStatus(context.observer.snapshot, viewFindings(context))).toBe('problems')
  expect(listClusters([context], { limit: 10 }).items[0]).toMatchObject({ problems: 1, worst: { kind: 'target-missed' } })
})

test('one that is missed for a moment is not', async () => {
  expect(viewFindings(await seen(6, { 'orders-eu': 90, mailer: 5 }))).toEqual([])
})

test('where the picture says already what is wrong with the group, the service is named there and nowhere else', async () => {
  const context = await seen(MINUTES_3, { 'orders-eu': 1_800, mailer: 5 }, { findings: [FALLING_BEHIND] })
  expect(viewFindings(context).map(({ kind, services }) => [kind, services.map(({ title, missed }) => [title, missed])])).toEqual([
    ['group-falling-behind', [['Orders arrive', true]]],
  ])
})

test('of boards about groups that somebody may not see they are told nothing', async () => {
  const names = { groups: ['mailer'], topics: ['*'], transactionalIds: ['*'], principals: ['*'] }
  const grants = [toGrant({ permissions: ['clusters:read', 'groups:read'], ...names })]
  const actor: Actor = { ...VIEWER, roles: [{ id: 'mail', grants }] }
  const context = await seen(MINUTES_3, { 'orders-eu': 1_800, mailer: 5 }, { actor, findings: [FALLING_BEHIND] })
  expect(viewFindings(context).map(({ kind, services }) => [kind, services])).toEqual([['group-falling-behind', []]])
})

test('what a service was when nobody watched any more is no news', async () => {
  const context = await seen(MINUTES_3, { 'orders-eu': 1_800, mailer: 5 })
  const later = { ...context.observer.snapshot, takenAt: NOON + 60 * 60_000 }
  expect(viewFindings({ ...context, observer: { ...context.observer, snapshot: later } })).toEqual([])
})
