import 'server-only'
import { USUAL_KEEP } from '@/lib/domain/series/tiers'
import { BoardRecorder, type BoardRecorderOptions } from '../observe/boards/board-recorder'
import type { LagSample } from '../observe/lag-history'
import type { BrokerState, GroupState, Snapshot } from '../observe/snapshot'
import type { StoredService } from '../store/boards'
import { CLUSTER, KeptHistory } from './kept-history'
import { fixedObserver, groupState } from './observer-fixture'
import { partitionState, topicState } from './snapshot-fixtures'

export const ROUND_MS = 10_000

/** What a round tells of a group that reads one topic. */
export interface RoundGroup extends Partial<Omit<LagSample, 'seconds'>> {
  /** null: not known. */
  seconds: number | null
  group?: Omit<Partial<GroupState>, 'lag'> & { lag?: Partial<GroupState['lag']> }
}
/** By group; a number is seconds behind. */
export type BoardRound = Record<string, number | null | RoundGroup>

export function service(id: string, groups: string[], targetSeconds = 60): StoredService {
  return { id, title: id, cluster: CLUSTER, groups, targetSeconds }
}

/** For tests: a recorder of boards and the history it fills in from, on a real file, and rounds that are made up. */
export class WatchedBoards {
  readonly kept: KeptHistory
  readonly recorder: BoardRecorder
  readonly failures: unknown[] = []
  snapshot: Snapshot

  /** `path`: a file of an earlier one, as after a restart. */
  constructor({ path, ...options }: { path?: string } & Partial<BoardRecorderOptions> = {}) {
    this.kept = new KeptHistory(path === undefined ? {} : { path })
    this.snapshot = this.#picture(0, {}, [])
    this.recorder = new BoardRecorder({
      ledger: this.kept.store.ledger,
      history: this.kept.keeper,
      keep: USUAL_KEEP,
      changeOf: () => Promise.resolve(null),
      changeMs: 0,
      onFailure: (error) => void this.failures.push(error),
      ...options,
    })
    this.recorder.watch(this.cluster)
  }

  get cluster() {
    const snapshot = () => this.snapshot
    return {
      cluster: CLUSTER,
      roundMs: ROUND_MS,
      history: this.kept.groups,
      get snapshot() {
        return snapshot()
      },
    }
  }

  /** One round is over at `at` (ms), and both have heard of it. */
  async round(at: number, groups: BoardRound, brokers: readonly BrokerState[] = []): Promise<void> {
    await this.recordRound(at, groups, brokers)
    this.recorder.noteRound(CLUSTER)
  }

  /** The history alone hears of it. */
  async recordRound(at: number, groups: BoardRound, brokers: readonly BrokerState[] = []): Promise<void> {
    const told = Object.entries(groups).map(([id, of]) => [id, toRoundGroup(of)] as const)
    this.snapshot = this.#picture(at, Object.fromEntries(told), brokers)
    const samples = told.map(([id, { seconds, group: _group, ...sample }]) => [
      id,
      { [topicOf(id)]: { ...sample, seconds: seconds ?? Number.NaN } },
    ])
    await this.kept.round(at, Object.fromEntries(samples) as Parameters<KeptHistory['round']>[1])
  }

  /** As at an orderly end. */
  async end(now: number): Promise<void> {
    await this.kept.keeper.flush(now)
    await this.recorder.flush(now)
    await this.kept.close()
  }

  #picture(at: number, groups: Record<string, RoundGroup>, brokers: readonly BrokerState[]): Snapshot {
    const states = Object.entries(groups).map(([id, { seconds, group }]) => {
      const topics = [{ lag: seconds === null ? null : 1n, seconds, levels: null }]
      return groupState(id, { [topicOf(id)]: { 0: 0n } }, { state: 'Stable', ...group, lag: { topics, ...group?.lag } })
    })
    const topics = Object.keys(groups).map((id) => topicState(topicOf(id), [partitionState(0)]))
    return fixedObserver({ cluster: CLUSTER, asOf: at, groups: states, topics, brokers }).snapshot
  }
}

function topicOf(group: string): string {
  return `of-${group}`
}

function toRoundGroup(of: number | null | RoundGroup): RoundGroup {
  return of === null || typeof of === 'number' ? { seconds: of } : of
}
