import { expect, it } from 'vitest'
import { byLag, quorumNodes } from './quorum-nodes'

const asOf = '2026-03-03T10:01:00.000Z'
const node = (id: number, lastCaughtUpAt: string | null, lag = '0') => ({
  id,
  logEndOffset: '100',
  lag,
  lastFetchAt: lastCaughtUpAt,
  lastCaughtUpAt,
  host: null,
  port: null,
  controllerOnly: false,
})
const quorum = (voters: ReturnType<typeof node>[], observers: ReturnType<typeof node>[] = []) => ({
  leader: 1,
  epoch: 4,
  highWatermark: '100',
  voters,
  observers,
})

it('puts whoever is behind first, and holds the two voters that are left', () => {
  const { nodes } = quorumNodes(
    quorum([node(1, asOf), node(2, asOf), node(3, '2026-03-03T09:00:00.000Z', '70')], [node(4, '2026-03-03T09:00:00.000Z')]),
    asOf,
  )
  expect(nodes.map(({ id, role, mustStay }) => [id, role, mustStay])).toEqual([
    [3, 'voter', false],
    [4, 'observer', false],
    [1, 'leader', true],
    [2, 'voter', true],
  ])
})

it('goes by the clock of the leader where it is another than this one', () => {
  const leadersTime = '2026-03-03T09:30:00.000Z'
  const { majority } = quorumNodes(quorum([node(1, leadersTime), node(2, leadersTime), node(3, leadersTime)]), asOf)
  expect(majority.caughtUp).toBe(3)
})

it('compares lags beyond what a number holds', () => {
  const { nodes } = quorumNodes(quorum([node(1, asOf, '9007199254740993'), node(2, asOf, '9007199254740992')]), asOf)
  expect(nodes.toSorted(byLag).map(({ id }) => id)).toEqual([2, 1])
})
