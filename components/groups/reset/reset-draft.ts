import type { GroupItem } from '@/lib/contract/groups'
import { typedTime } from '@/lib/client/zoned-time'

/** Where a reset can go to, in the order it is offered. `csv` is sent as `rows`. */
export const RESET_TARGETS = [
  'timestamp',
  'duration',
  'earliest',
  'latest',
  'shift',
  'offset',
  'current',
  'group',
  'saved',
  'csv',
  'rows',
] as const
export type ResetTarget = (typeof RESET_TARGETS)[number]

/** Of a group that is not there yet: nothing of its own to go by. */
export const NEW_GROUP_TARGETS: readonly ResetTarget[] = ['earliest', 'latest', 'timestamp', 'duration', 'offset']

/** Share groups have no commits that something could be reckoned from (KIP-932). */
const OF_SHARE_GROUPS: readonly ResetTarget[] = ['timestamp', 'earliest', 'latest', 'offset', 'csv', 'rows']

export const SCOPES = ['committed', 'topics', 'partitions'] as const
export const OUT_OF_RANGE = ['clamp', 'refuse'] as const

export interface DraftRow {
  topic: string
  partition: number
  /** As typed. */
  offset: string
}

/** A topic the group has nothing on yet. */
export interface AddedTopic {
  topic: string
  /** How many it has. */
  partitions: number
}

/** What stands in the form, as typed: nothing of it is lost by choosing something else. */
export interface ResetDraft {
  to: ResetTarget
  /** A time, by the clock of `zone` where it does not name its own offset. */
  at: string
  zone: string
  duration: string
  shift: string
  offset: string
  group: string
  saved: string
  csv: string
  /** Of the last plan, to be adjusted; empty before there is one. */
  rows: readonly DraftRow[]
  scope: (typeof SCOPES)[number]
  /** Other topics of the cluster to choose from, besides the group’s own. */
  added: readonly AddedTopic[]
  topics: readonly string[]
  /** By topic, as typed: `0-3, 7`. */
  ranges: Readonly<Record<string, string>>
  outOfRange: (typeof OUT_OF_RANGE)[number]
}

/** Of which topics and partitions. */
export type ScopeDraft = Pick<ResetDraft, 'scope' | 'added' | 'topics' | 'ranges'>

const HOUR_MS = 3_600_000

export function firstDraft(nowMs: number, zone: string): ResetDraft {
  return {
    to: 'timestamp',
    at: typedTime(Math.floor((nowMs - HOUR_MS) / 1000) * 1000, zone),
    zone,
    duration: '',
    shift: '',
    offset: '',
    group: '',
    saved: '',
    csv: '',
    rows: [],
    scope: 'committed',
    added: [],
    topics: [],
    ranges: {},
    outOfRange: 'clamp',
  }
}

/** One more topic to choose from, chosen already with all of its partitions. */
export function withTopic<Draft extends ScopeDraft>(draft: Draft, added: AddedTopic): Draft {
  const { topic, partitions } = added
  return {
    ...draft,
    added: [...draft.added, added],
    topics: [...draft.topics, topic],
    ranges: { ...draft.ranges, [topic]: partitions === 1 ? '0' : `0-${partitions - 1}` },
  }
}

/** What can be chosen: single partitions only once there is a plan to take them from. */
export function targetsOf(type: GroupItem['type'], draft: Pick<ResetDraft, 'rows'>): readonly ResetTarget[] {
  const all = type === 'share' ? OF_SHARE_GROUPS : RESET_TARGETS
  return draft.rows.length === 0 ? all.filter((target) => target !== 'rows') : all
}

/** Whether what is asked for can lie outside a log: a time always finds a record or the end. */
export function canMissTheLog(to: ResetTarget): boolean {
  return !['timestamp', 'duration', 'earliest', 'latest', 'current'].includes(to)
}

/** Rows say themselves which partitions they are about. */
export function namesItsPartitions(to: ResetTarget): boolean {
  return to === 'csv' || to === 'rows'
}
