import 'server-only'
import { type LagPoint, VERDICT_RULES } from '@/lib/domain/lag/verdict'
import { CommitMovement, type NotedCommits, recordGroup } from './commit-movement'
import type { EndHistory } from './end-history'
import { groupLag, shareOffsetsOf, toTopicCommits } from './group-lag'
import type { LagHistory } from './lag-history'
import type { KnownCommits, KnownGroup, Picture } from './picture'
import { RebalanceHistory } from './rebalance-history'
import type { CommitWindows } from './commit-windows'
import { StandingPartitions } from './standing-partitions'
import type { GroupMembership, GroupState, ShareOffsets, TopicCommits, TopicState } from './snapshot'
import { hasToldCommits, rateToldAnew } from './told-anew'

/** How much of a group's lag history a verdict looks at, however often rounds come. */
const VERDICT_MS = 5 * VERDICT_RULES.windowMs

/** What a GroupState is made from, besides the ends of its topics. */
interface GroupSource {
  known: KnownGroup
  commits: KnownCommits | undefined
  share: readonly ShareOffsets[] | null
  membership: GroupMembership | null
  membersRefused: string | null
  isFresh: boolean
}

type Topics = ReadonlyMap<string, TopicState>

/** A group as it is now, and its commits of the round before. */
interface Taken {
  group: GroupState
  before: NotedCommits['before']
}

/** Groups of a step: a thousand take a tenth of a second together. */
const STEP = 100

/** What is kept of groups from one picture to the next. */
export interface GroupKeeping {
  history: LagHistory
  ends: EndHistory
  windows: CommitWindows
  /** Whether windows are fed by what rounds see, and what to do when the tail has missed a commit. */
  isPolling: () => boolean
  onGap: () => void
}

/** Makes the groups of a picture, and of every round a point in their history. */
export class GroupAssembler {
  /** What lies behind commits that stand still. */
  readonly standing = new StandingPartitions()
  readonly #picture: Picture
  readonly #keeping: GroupKeeping
  readonly #movement = new CommitMovement()
  readonly #rebalances = new RebalanceHistory()
  readonly #unavailableSince = new Map<string, number>()
  readonly #sources = new WeakMap<GroupState, GroupSource>()
  #groups: ReadonlyMap<string, GroupState> = new Map()
  #topics: Topics = new Map()
  /** As of the last round. */
  #roundTopics: Topics = new Map()
  #committedPerSec: number | null = null

  constructor(picture: Picture, keeping: GroupKeeping) {
    this.#picture = picture
    this.#keeping = keeping
  }

  /** Records a second that all groups committed in the last round; null while it is not known of all that have committed before. */
  get committedPerSec(): number | null {
    return this.#committedPerSec
  }

  /** In steps of some groups each, so that others have their turn in between. */
  *assemble(topics: Topics, up: ReadonlySet<number>, now: number, isRound: boolean): Generator<void, Map<string, GroupState>> {
    const ids = new Set(this.#picture.groups.keys())
    this.#movement.retain(ids)
    this.#rebalances.retain(ids)
    const { history, windows } = this.#keeping
    history.retain(ids)
    if (isRound) {
      windows.retain(ids, topics)
      this.standing.beginRound()
    }
    const groups = new Map<string, GroupState>()
    const taken: Taken[] = []
    let isWhole = true
    for (const [index, id] of [...ids].toSorted().entries()) {
      if (index % STEP === STEP - 1) yield
      const known = this.#picture.groups.get(id)
      if (!known) continue
      const last = this.#groups.get(id)
      const { group, before } = this.#assemble(known, topics, up.has(known.coordinator), now, isRound)
      groups.set(id, group)
      const isTold = up.has(known.coordinator) && hasToldCommits(group, last?.commitsAt ?? null)
      // Whether one that has committed does so still, only its coordinator knows; of one that is gone, or refused for good, nobody tells.
      const isAwaited = group.lag.lastMovedAt !== null && group.refused === null && known.missedRounds === 0
      isWhole &&= isTold || !isAwaited
      if (isRound && isTold) taken.push({ group, before })
    }
    if (isRound) this.#record(taken, topics, { now, isWhole })
    this.#groups = groups
    this.#topics = topics
    return groups
  }

  #assemble(known: KnownGroup, topics: Topics, isFresh: boolean, now: number, isRound: boolean): Taken {
    const { id } = known
    const { share, at: shareAt } = shareOffsetsOf(this.#picture, id)
    const last = this.#groups.get(id)
    const source: GroupSource = {
      known,
      commits: this.#commits(id, last, isRound),
      share,
      membership: this.#picture.membership.get(id) ?? null,
      membersRefused: this.#picture.membersRefused.get(id) ?? null,
      isFresh,
    }
    if (!isRound && last && this.#isSame(last, source, topics)) return { group: last, before: null }

    const commits = this.#topicCommits(last, source, topics)
    // What was refused, or not told yet, is no evidence of anything having moved.
    const noted = source.commits?.commits.error === null ? this.#movement.note(id, commits, source.commits.at) : this.#movement.known(id)
    if (isRound) this.#fillWindows(id, noted, topics)
    const group: GroupState = {
      ...known,
      commits,
      commitsAt: source.commits?.at ?? null,
      stoodSince: noted.stoodSince,
      share,
      shareAt,
      membership: source.membership,
      membersRefused: source.membersRefused,
      refused: source.commits?.commits.error ?? null,
      rebalances: this.#rebalances.note(id, known.type, source.membership, now),
      unavailableSince: this.#unavailable(id, isFresh, known.listedAt),
      lag: groupLag(known, commits, share, source.membership, {
        now,
        commitsAt: source.commits?.at ?? null,
        topics,
        ends: this.#keeping.ends,
        history: (isRead) => this.#lagPoints(id, isRead),
        noted,
        standing: this.standing,
      }),
    }
    this.#sources.set(group, source)
    return { group, before: noted.before }
  }

  /** A round reads commits before ends: until it is over, new commits have no end to be measured by, and the last round's stand. */
  #commits(group: string, last: GroupState | undefined, isRound: boolean): KnownCommits | undefined {
    const was = last && this.#sources.get(last)
    return isRound || !was ? this.#picture.commits.get(group) : was.commits
  }

  /** Between two rounds most groups are what they were: then they are not made anew. */
  #isSame(group: GroupState, source: GroupSource, topics: Topics): boolean {
    const was = this.#sources.get(group)
    return (
      was !== undefined &&
      was.known === source.known &&
      was.commits === source.commits &&
      was.share === source.share &&
      was.membership === source.membership &&
      was.membersRefused === source.membersRefused &&
      was.isFresh === source.isFresh &&
      group.commits.every(({ topic }) => {
        const [before, now] = [this.#topics.get(topic), topics.get(topic)]
        return before?.logEnd === now?.logEnd && before?.logStart === now?.logStart
      })
    )
  }

  /** Commits that are what they were, of topics that are what they were, stay the same object. */
  #topicCommits(last: GroupState | undefined, source: GroupSource, topics: Topics): readonly TopicCommits[] {
    const was = last && this.#sources.get(last)
    const isSame = was !== undefined && was.commits?.commits === source.commits?.commits
    if (last && isSame && last.commits.every(({ topic, topicId }) => (topics.get(topic)?.topicId ?? null) === topicId)) return last.commits
    return toTopicCommits(source.commits, topics)
  }

  /** Polling, every change is a commit that was seen. Tailing, one that the tail has not told of a whole round later was missed. */
  #fillWindows(group: string, { moved, movedBefore, movedBeforeSince, lost }: NotedCommits, topics: Topics): void {
    const { windows, isPolling, onGap } = this.#keeping
    for (const { topic, partition } of lost) windows.forget(group, topic, partition)
    const isPolled = isPolling()
    for (const commit of isPolled ? moved : movedBefore) {
      const { topic: name, partition, offset, before } = commit
      const topic = topics.get(name)
      const last = windows.last(group, name, partition)
      // The tail may be further on by now: any commit it has told of since then will do.
      if (!topic || last?.offset === offset || (!isPolled && last !== null && last.observedAtMs >= movedBeforeSince)) continue
      if (!isPolled) onGap()
      windows.add({ group, topic: name, partition, offset, committedAtMs: commit.seenAtMs }, topic, () => before)
    }
  }

  /** A partition's commit as the rounds know it, and since when. */
  committed(group: string, topic: string, partition: number): { offset: bigint; sinceMs: number } | null {
    return this.#movement.committed(group, topic, partition)
  }

  /** All at once, so that nobody sees half a round in the history. */
  #record(taken: readonly Taken[], topics: Topics, { now, isWhole }: { now: number; isWhole: boolean }): void {
    const { history } = this.#keeping
    history.beginRound(now)
    let committedPerSec: number | null = null
    const rateOf = (name: string) => {
      const topic = topics.get(name)
      return topic ? rateToldAnew(topic, this.#roundTopics.get(name)?.logEndAt) : null
    }
    for (const { group, before } of taken) {
      recordGroup(history, group, rateOf, before)
      const [perSec = Number.NaN] = history.total(group.id, 'commitRate', 1)
      if (!Number.isNaN(perSec)) committedPerSec = (committedPerSec ?? 0) + perSec
    }
    this.#committedPerSec = isWhole ? committedPerSec : null
    this.#roundTopics = topics
  }

  #lagPoints(group: string, isRead: (topic: string) => boolean): LagPoint[] {
    const { history } = this.#keeping
    const from = (history.times.at(-1) ?? 0) - VERDICT_MS
    const times = history.times.slice(history.times.findIndex((at) => at >= from))
    const lags = history.total(group, 'lag', times.length, isRead)
    return times.map((atMs, index) => ({ atMs, lag: Number.isNaN(lags[index]) ? null : (lags[index] ?? null) }))
  }

  #unavailable(group: string, isFresh: boolean, listedAt: number): number | null {
    if (isFresh) this.#unavailableSince.delete(group)
    else if (!this.#unavailableSince.has(group)) this.#unavailableSince.set(group, listedAt)
    return this.#unavailableSince.get(group) ?? null
  }
}
