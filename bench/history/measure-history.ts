import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SERIES_METRICS } from '@/lib/domain/series/metrics'
import { unpackPoints } from '@/lib/domain/series/packed-points'
import { onSharedAxis } from '@/lib/domain/series/shared-axis'
import { type TierKeep, USUAL_KEEP } from '@/lib/domain/series/tiers'
import { HistoryKeeper } from '@/lib/server/observe/history/history-keeper'
import { recentSamples } from '@/lib/server/observe/history/recent-samples'
import { LagHistory } from '@/lib/server/observe/lag-history'
import { SampleHistory } from '@/lib/server/observe/sample-history'
import { openHistory } from '@/lib/server/store/history/open-history'
import { median } from '../quantile.ts'
import { type LoadedGroup, minuteMs, sampleLoad } from './sample-load.ts'

export interface HistoryFigures {
  series: number
  days: number
  fileBytes: number
  /** Of all that is stored, and of each point: one time of one series, all four metrics with their last, least and greatest. */
  points: number
  bytesPerPoint: number
  fileBytesPerPoint: number
  /** Milliseconds of a round's share of the work, roll-up and pruning included. */
  roundMs: { median: number; max: number }
  /** A chart of 300 points, by how far back it reaches. */
  queries: { range: string; medianMs: number; maxMs: number }[]
  /** Times at which a roll-up told a lower maximum, or a higher minimum, than there was, or told nothing of what was known. */
  lostPeaks: number
  /** The longest that anything else had to wait for the work of a round, ms. */
  heldMs: number
}

const CLUSTER = 'bench'
const TOPIC = 'orders'
const HOUR = 3_600_000
const RANGES = { '1 h': HOUR, '6 h': 6 * HOUR, '24 h': 24 * HOUR, '7 d': 168 * HOUR, '30 d': 720 * HOUR, '90 d': 2_160 * HOUR } as const
const CHART_POINTS = 300
const CALLS = 20

/** Puts a sample a minute of each series through the keeper that a console runs, days after days, and reads charts of them. */
export async function measureHistory({
  series,
  days,
  keep = USUAL_KEEP,
}: {
  series: number
  days: number
  keep?: TierKeep
}): Promise<HistoryFigures> {
  const directory = mkdtempSync(join(tmpdir(), 'highwater-bench-'))
  try {
    const path = join(directory, 'history.db')
    const groups = sampleLoad(series)
    const store = openHistory(path)
    const history = new LagHistory()
    const keeper = new HistoryKeeper({
      store: store.series,
      marks: store.marks,
      heat: store.heat,
      incidents: store.incidents,
      keep,
      mostSeries: 10 * series,
      onFailure: (error) => {
        throw error
      },
    })
    const none = {
      topicSamples: new SampleHistory(['produceRate', 'sizeBytes'] as const),
      throughput: new SampleHistory(['produced', 'consumed'] as const),
    }
    keeper.watch(CLUSTER, recentSamples({ cluster: CLUSTER, history, ...none }))
    const first = Date.UTC(2026, 0, 1) / 60_000
    const end = first + days * 1_440
    const roundMs: number[] = []
    let heldMs = 0
    for (let minute = first; minute < end; minute += 1) {
      const at = minuteMs(minute)
      history.beginRound(at)
      for (const group of groups) history.record(group.id, TOPIC, group.at(minute))
      none.topicSamples.beginRound(at)
      none.throughput.beginRound(at)
      const begun = performance.now()
      let turn = begun
      const noteTurn = () => {
        heldMs = Math.max(heldMs, performance.now() - turn)
        turn = performance.now()
      }
      const watch = setInterval(noteTurn)
      await keeper.noteRound(CLUSTER, at)
      clearInterval(watch)
      noteTurn()
      roundMs.push(performance.now() - begun)
    }
    const now = minuteMs(end)
    await keeper.flush(now)
    const queries = await measureQueries(keeper, groups, now)
    const lostPeaks = await countLostPeaks(keeper, groups, { first, end })
    await store.close()
    const { points, bytes } = countPoints(path)
    const fileBytes = statSync(path).size
    return {
      series,
      days,
      fileBytes,
      points,
      bytesPerPoint: bytes / points,
      fileBytesPerPoint: fileBytes / points,
      roundMs: { median: median(roundMs), max: roundMs.reduce((most, ms) => Math.max(most, ms), 0) },
      queries,
      lostPeaks,
      heldMs,
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measureQueries(keeper: HistoryKeeper, groups: readonly LoadedGroup[], now: number): Promise<HistoryFigures['queries']> {
  const queries: HistoryFigures['queries'] = []
  for (const [range, ms] of Object.entries(RANGES)) {
    const times: number[] = []
    for (let call = 0; call < CALLS; call += 1) {
      const begun = performance.now()
      const { points, stepMs } = await keeper.read(nameOf(groups[(call * 7) % groups.length]), {
        from: now - ms,
        to: now,
        now,
        bucketMs: ms / CHART_POINTS,
      })
      onSharedAxis([points], { from: now - ms, to: now, points: CHART_POINTS, spanMs: stepMs, roundMs: 60_000 })
      times.push(performance.now() - begun)
    }
    queries.push({ range, medianMs: median(times), maxMs: Math.max(...times) })
  }
  return queries
}

/** Every tier against the samples themselves. */
async function countLostPeaks(
  keeper: HistoryKeeper,
  groups: readonly LoadedGroup[],
  { first, end }: { first: number; end: number },
): Promise<number> {
  let lost = 0
  const now = minuteMs(end)
  for (const ms of [RANGES['90 d'], RANGES['7 d']]) {
    const from = Math.max(minuteMs(first), now - ms)
    for (const group of groups) {
      const { points, stepMs } = await keeper.read(nameOf(group), { from, to: now, now })
      const [lag] = points.metrics
      const told = new Map(points.times.map((at, index) => [at, index]))
      const step = stepMs ?? 60_000
      for (let at = Math.ceil(from / step) * step; at < now; at += step) {
        const minutes = Array.from({ length: step / 60_000 }, (_, n) => group.at(at / 60_000 + n).lag).filter(
          (value) => !Number.isNaN(value),
        )
        if (minutes.length === 0) continue
        const index = told.get(at) ?? -1
        if (lag?.max[index] !== Math.max(...minutes) || lag.min[index] !== Math.min(...minutes)) lost += 1
      }
    }
  }
  return lost
}

function nameOf(group: LoadedGroup | undefined) {
  return { cluster: CLUSTER, kind: 'group', name: group?.id ?? '', topic: TOPIC } as const
}

function countPoints(path: string): { points: number; bytes: number } {
  const file = new DatabaseSync(path, { readOnly: true })
  const units = SERIES_METRICS.group.map((metric) => metric.unit)
  let [points, bytes] = [0, 0]
  for (const row of file.prepare('select start_ms, points from chunks').iterate()) {
    const packed = row['points'] as Uint8Array
    points += unpackPoints(Number(row['start_ms']), packed, units).times.length
    bytes += packed.length
  }
  file.close()
  return { points, bytes }
}
