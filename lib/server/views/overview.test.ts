import { expect, test } from 'vitest'
import { SampleHistory } from '../observe/sample-history'
import type { Snapshot } from '../observe/snapshot'
import { countsOf } from '../observe/snapshot-indexes'
import { CLUSTER, KeptHistory } from '../test/kept-history'
import { fixedObserver, groupState } from '../test/observer-fixture'
import { VIEWER } from '../test/viewer-context'
import { getOverview } from './overview'

const NOON = Date.UTC(2026, 10, 17, 12)
const ROUND_MS = 10_000
const ROUNDS = 360

test('a peak of a single round is in the overview’s hour, though it has fewer points than there were rounds', async () => {
  const kept = new KeptHistory()
  const peaks = new Set([17, 100, 101, 244])
  for (let round = 0; round < ROUNDS; round += 1) {
    await kept.round(NOON + round * ROUND_MS, { billing: { orders: { lag: peaks.has(round) ? 10_000 + round : 5 } } })
  }
  const group = groupState('billing', { orders: { 0: 1n } }, { lag: { verdict: 'stuck' } })
  const observer = fixedObserver({ cluster: CLUSTER, groups: [group], asOf: NOON + (ROUNDS - 1) * ROUND_MS })
  const { topics, groups } = observer.snapshot
  const snapshot: Snapshot = {
    ...observer.snapshot,
    findings: [],
    readersByTopic: new Map(),
    counts: countsOf(topics, groups),
    quorum: null,
    features: [],
  }
  const throughput = new SampleHistory<'produced' | 'consumed'>(['produced', 'consumed'])
  const overview = await getOverview({
    actor: VIEWER,
    observer: Object.assign(observer, { snapshot, throughput }),
    name: 'Prod',
    history: kept.keeper,
  })
  expect(overview.times.length).toBeLessThan(ROUNDS)
  const most = overview.worstGroups[0]?.history.map((spread) => spread?.[2] ?? 0) ?? []
  expect(most).toHaveLength(overview.times.length)
  for (const round of peaks) expect(most).toContain(10_000 + round)
  expect(overview).toMatchObject({ whole: true, notWritten: null })
})

test('what is written now is what was known last, for two minutes', async () => {
  const kept = new KeptHistory()
  const observer = fixedObserver({ cluster: CLUSTER, groups: [], asOf: NOON })
  const { topics, groups } = observer.snapshot
  const nothing = { findings: [], readersByTopic: new Map(), quorum: null, features: [] }
  const snapshot: Snapshot = { ...observer.snapshot, ...nothing, counts: countsOf(topics, groups) }
  const overviewWith = (knownMsAgo: number) => {
    const throughput = new SampleHistory<'produced' | 'consumed'>(['produced', 'consumed'])
    throughput.beginRound(snapshot.takenAt - knownMsAgo)
    throughput.record('', { produced: 7, consumed: 7 })
    throughput.beginRound(snapshot.takenAt)
    throughput.record('', { produced: Number.NaN, consumed: Number.NaN })
    return getOverview({ actor: VIEWER, observer: Object.assign(observer, { snapshot, throughput }), name: 'Prod', history: kept.keeper })
  }
  expect(await overviewWith(60_000)).toMatchObject({ producedPerSec: 7, consumedPerSec: 7 })
  expect(await overviewWith(180_000)).toMatchObject({ producedPerSec: null, consumedPerSec: null })
})
