import 'server-only'
import type { LagPoint } from '@/lib/domain/lag/verdict'
import { CommitMovement, recordGroup } from './commit-movement'
import type { EndHistory } from './end-history'
import { groupLag, shareOffsetsOf, toTopicCommits } from './group-lag'
import type { LagHistory } from './lag-history'
import type { KnownCommits, KnownGroup, Picture } from './picture'
import { RebalanceHistory } from './rebalance-history'
import type { GroupMembership, GroupState, ShareOffsets, TopicState } from './snapshot'

/** How much of a group's lag history a verdict looks at. */
const VERDICT_POINTS = 60

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

/** Makes the groups of a picture, and of every round a point in their history. */
export class GroupAssembler {
  readonly #picture: Picture
  readonly #history: LagHistory
  readonly #ends: EndHistory
  readonly #movement = new CommitMovement()
  readonly #rebalances = new RebalanceHistory()
  readonly #unavailableSince = new Map<string, number>()
  readonly #sources = new WeakMap<GroupState, GroupSource>()
  #groups: ReadonlyMap<string, GroupState> = new Map()
  #topics: Topics = new Map()
  #committedPerSec: number | null = null

  constructor(picture: Picture, history: LagHistory, ends: EndHistory) {
    this.#picture = picture
    this.#history = history
    this.#ends = ends
  }

  /** Records a second that all groups committed in the last round; null while it is known of none. */
  get committedPerSec(): number | null {
    return this.#committedPerSec
  }

  assemble(topics: Topics, up: ReadonlySet<number>, now: number, isRound: boolean): Map<string, GroupState> {
    const ids = new Set(this.#picture.groups.keys())
    this.#movement.retain(ids)
    this.#rebalances.retain(ids)
    this.#history.retain(ids)
    if (isRound) {
      this.#history.beginRound(now)
      this.#committedPerSec = null
    }
    const groups = new Map<string, GroupState>()
    for (const id of [...ids].toSorted()) {
      const known = this.#picture.groups.get(id)
      if (known) groups.set(id, this.#assemble(known, topics, up.has(known.coordinator), now, isRound))
    }
    this.#groups = groups
    this.#topics = topics
    return groups
  }

  #assemble(known: KnownGroup, topics: Topics, isFresh: boolean, now: number, isRound: boolean): GroupState {
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
    if (!isRound && last && this.#isSame(last, source, topics)) return last

    const commits = toTopicCommits(source.commits, topics)
    const { movedAt, knownSince, before } = this.#movement.note(id, commits, source.commits?.at ?? now)
    const group: GroupState = {
      ...known,
      commits,
      commitsAt: source.commits?.at ?? null,
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
        ends: this.#ends,
        history: this.#lagPoints(id),
        movedAt,
        knownSince,
      }),
    }
    this.#sources.set(group, source)
    // A share that is not of this round would be drawn as if it were: leave a gap instead.
    if (isRound && isFresh) this.#record(group, topics, before, now)
    return group
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

  #record(group: GroupState, topics: Topics, before: Parameters<typeof recordGroup>[4], now: number): void {
    recordGroup(this.#history, group, topics, this.#ends, before, now)
    const [perSec = Number.NaN] = this.#history.total(group.id, 'commitRate', 1)
    if (!Number.isNaN(perSec)) this.#committedPerSec = (this.#committedPerSec ?? 0) + perSec
  }

  #lagPoints(group: string): LagPoint[] {
    const times = this.#history.times.slice(-VERDICT_POINTS)
    const lags = this.#history.total(group, 'lag', VERDICT_POINTS)
    return times.map((atMs, index) => ({ atMs, lag: Number.isNaN(lags[index]) ? null : (lags[index] ?? null) }))
  }

  #unavailable(group: string, isFresh: boolean, listedAt: number): number | null {
    if (isFresh) this.#unavailableSince.delete(group)
    else if (!this.#unavailableSince.has(group)) this.#unavailableSince.set(group, listedAt)
    return this.#unavailableSince.get(group) ?? null
  }
}
