import 'server-only'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { USUAL_KEEP } from '@/lib/domain/series/tiers'
import { HistoryKeeper } from '../observe/history/history-keeper'
import { recentSamples } from '../observe/history/recent-samples'
import { LagHistory, type LagSample } from '../observe/lag-history'
import { SampleHistory } from '../observe/sample-history'
import type { ClusterSamples, TopicSamples } from '../observe/snapshot-maker'
import { openHistory } from '../store/history/open-history'

export const CLUSTER = 'prod'

/** By group and topic. */
export type Round = Record<string, Record<string, Partial<LagSample>>>

/** For tests: a keeper on a real file, and rounds that are made up. */
export class KeptHistory {
  readonly path: string
  readonly failures: unknown[] = []
  readonly groups = new LagHistory()
  readonly topics: TopicSamples = new SampleHistory(['produceRate', 'sizeBytes'])
  readonly all: ClusterSamples = new SampleHistory(['produced', 'consumed'])
  readonly keeper: HistoryKeeper
  readonly store: ReturnType<typeof openHistory>

  /** `path`: a file of an earlier one, as after a restart. */
  constructor({ path = temporaryPath(), mostSeries = 1_000 }: { path?: string; mostSeries?: number } = {}) {
    this.path = path
    this.store = openHistory(path)
    const onFailure = (error: unknown) => void this.failures.push(error)
    this.keeper = new HistoryKeeper({
      store: this.store.series,
      marks: this.store.marks,
      heat: this.store.heat,
      incidents: this.store.incidents,
      keep: USUAL_KEEP,
      mostSeries,
      onFailure,
    })
    this.keeper.watch(CLUSTER, recentSamples({ cluster: CLUSTER, history: this.groups, topicSamples: this.topics, throughput: this.all }))
  }

  /** One round is over at `at` (ms). */
  async round(at: number, samples: Round): Promise<void> {
    this.groups.beginRound(at)
    this.topics.beginRound(at)
    this.all.beginRound(at)
    for (const [group, topics] of Object.entries(samples)) {
      for (const [topic, sample] of Object.entries(topics)) this.groups.record(group, topic, { ...UNKNOWN, ...sample })
    }
    this.all.record('', { produced: 1, consumed: 1 })
    await this.keeper.noteRound(CLUSTER, at)
  }

  /** Lag of one group's topic as [time, last, least, greatest]. */
  async lag(group: string, topic: string, { from, to, now = to }: { from: number; to: number; now?: number }): Promise<number[][]> {
    const { points } = await this.keeper.read({ cluster: CLUSTER, kind: 'group', name: group, topic }, { from, to, now })
    const [lag] = points.metrics
    return points.times.map((at, index) => [
      at,
      lag?.last[index] ?? Number.NaN,
      lag?.min[index] ?? Number.NaN,
      lag?.max[index] ?? Number.NaN,
    ])
  }

  close(): Promise<void> {
    return this.store.close()
  }
}

const UNKNOWN: LagSample = { lag: Number.NaN, seconds: Number.NaN, commitRate: Number.NaN, produceRate: Number.NaN }

function temporaryPath(): string {
  const directory = mkdtempSync(join(tmpdir(), 'highwater-history-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return join(directory, 'history.db')
}
