import 'server-only'
import type { z } from 'zod'
import type { Kept, Miss, MissCause, Service } from '@/lib/contract/boards'
import { type Actor, can } from '@/lib/domain/access/actor'
import { keptOf } from '@/lib/domain/boards/kept'
import { MOST_ROUNDS_APART } from '@/lib/domain/boards/known-span'
import { DAY_CELLS, type KnownTime, NO_TIME, addedTime, lastCellsStart, timeBetween, worstCell } from '@/lib/domain/boards/ledger'
import { lineOf } from '@/lib/domain/boards/line'
import { NOT_LOOKED } from '@/lib/domain/boards/miss-cause'
import { stripOf } from '@/lib/domain/boards/strip'
import type { OlderTime } from '../observe/boards/ledger-queue'
import type { WatchedService } from '../observe/boards/watched-service'
import type { StoredService } from '../store/boards'
import type { OfService, StoredMiss } from '../store/history/ledger-store'
import { toTime, toTimeOrNull } from './view-context'

type Row = z.infer<typeof Service>

const HOUR_MS = 60 * 60_000
const LINE_STEPS = 60
const MOST_MATCHED = 10
const CELLS = { day: DAY_CELLS, week: 7 * DAY_CELLS, month: 30 * DAY_CELLS } as const

/** What a service's row is made of. */
export interface ServiceParts {
  service: StoredService
  watched: WatchedService | undefined
  roundMs: number
  clusterGone: boolean
  older: OlderTime | undefined
  /** Its misses of the last day. */
  misses: readonly OfService<StoredMiss>[]
  now: number
}

/** Up to when it is told: its last round, or now where rounds have ended to come. */
export function toldUntil({ watched, roundMs, now }: Pick<ServiceParts, 'watched' | 'roundMs' | 'now'>): { to: number; isOld: boolean } {
  const last = watched?.samples.at(-1)?.at
  const isOld = last === undefined || now - last > MOST_ROUNDS_APART * roundMs
  return { to: isOld ? now : last, isOld }
}

export function viewService(actor: Actor, parts: ServiceParts): Row {
  const { service, watched, clusterGone } = parts
  const { id, title, cluster, groups, targetSeconds } = service
  const { to, isOld } = toldUntil(parts)
  const recent = watched?.recent ?? new Map<number, never>()
  const dayStart = lastCellsStart(to, CELLS.day)
  const seen = (watched?.groups ?? []).filter(({ id: name }) => can(actor, 'groups:read', { cluster, type: 'group', name }))
  const last = watched?.lastKnown ?? null
  const lastAt = watched?.samples.at(-1)?.at ?? null
  return {
    id,
    title,
    cluster,
    groups: [...groups],
    matched: seen
      .toSorted((a, b) => (b.seconds ?? -1) - (a.seconds ?? -1))
      .slice(0, MOST_MATCHED)
      .map((group) => group.id),
    matchedCount: seen.length,
    absent: isOld ? [] : [...(watched?.absent ?? [])],
    clusterGone,
    targetSeconds,
    state: isOld ? 'unknown' : (watched?.state ?? 'unknown'),
    since: toTimeOrNull(isOld ? lastAt : (watched?.since ?? null)),
    secondsBehind: isOld ? null : (watched?.seconds ?? null),
    lastKnown: last && { secondsBehind: last.seconds, at: toTime(last.at) },
    kept: keptOver(parts),
    strip: stripOf(recent, dayStart, to).map((cell) => ({ ...cell, from: toTime(cell.from) })),
    worst: worstOf(actor, parts, dayStart, to),
    line: lineOf(watched?.samples ?? [], to - HOUR_MS, to, LINE_STEPS),
  }
}

/** How long it was how, over the last 24 hours. */
export function dayOf(parts: ServiceParts): { time: KnownTime; lengthMs: number } {
  const { to } = toldUntil(parts)
  const from = lastCellsStart(to, CELLS.day)
  return { time: timeBetween(parts.watched?.recent.values() ?? [], from, to), lengthMs: to - from }
}

function keptOver(parts: ServiceParts): Record<'day' | 'week' | 'month', Kept> {
  const { to } = toldUntil(parts)
  const { time, lengthMs } = dayOf(parts)
  const { week = NO_TIME, month = NO_TIME } = parts.older ?? {}
  return {
    day: keptOf(time, lengthMs),
    week: keptOf(addedTime(time, week), to - lastCellsStart(to, CELLS.week)),
    month: keptOf(addedTime(time, month), to - lastCellsStart(to, CELLS.month)),
  }
}

function worstOf(actor: Actor, { service, watched, misses }: ServiceParts, from: number, to: number): Row['worst'] {
  const cell = worstCell(watched?.recent.values() ?? [], from, to)
  if (!cell) return null
  const { worstSeconds, worstAt } = cell
  const miss = misses.find((one) => one.service === service.id && one.from <= worstAt && one.to >= worstAt)
  const moment = { from: toTime(worstAt), to: toTime(worstAt), worstSeconds, worstAt: toTime(worstAt), cause: NOT_LOOKED }
  if (!miss) return moment
  return { ...moment, ...timesOf(miss, watched), cause: seenCause(actor, service, miss.cause) }
}

export function viewMiss(
  actor: Actor,
  miss: OfService<StoredMiss>,
  service: StoredService,
  watched: WatchedService | undefined,
): z.infer<typeof Miss> {
  const { worstSeconds, worstAt } = miss
  const cause = seenCause(actor, service, miss.cause)
  return { service: service.id, title: service.title, ...timesOf(miss, watched), worstSeconds, worstAt: toTime(worstAt), cause }
}

/** A service may have been of groups once that not everybody who sees it now may know of. */
function seenCause(actor: Actor, { cluster }: StoredService, cause: MissCause): MissCause {
  const { group } = cause
  const isSeen = group === null || can(actor, 'groups:read', { cluster, type: 'group', name: group })
  return isSeen ? cause : { ...cause, group: null, change: null }
}

function timesOf({ from, to }: StoredMiss, watched: WatchedService | undefined): { from: string; to: string | null } {
  return { from: toTime(from), to: watched?.goingMiss?.from === from ? null : toTime(to) }
}
