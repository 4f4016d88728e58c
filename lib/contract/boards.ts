import { z } from 'zod'
import { MISS_CAUSES } from '../domain/boards/miss-cause'
import { TARGET_STATES } from '../domain/boards/target-state'
import { calendarDay, isZone } from '../domain/time/zone-days'
import { PartError, Time, Trimmed, ZONE_NAMES } from './primitives'

/** What a manager watches: groups under a plain title, and how far behind they may be. */
export const ServiceInput = z.strictObject({
  /** Left out: a new one. What was measured of it stays with its id. */
  id: z.string().max(40).optional(),
  title: Trimmed.max(80),
  cluster: z.string().min(1).max(40),
  /** Names of groups, or patterns with `*`. */
  groups: z.array(z.string().min(1).max(255)).min(1).max(50),
  /** At most so many seconds behind. */
  targetSeconds: z
    .number()
    .int()
    .min(1)
    .max(7 * 86_400),
})
export type ServiceInput = z.infer<typeof ServiceInput>

export const BoardInput = z.strictObject({
  name: Trimmed.max(80),
  services: z.array(ServiceInput).max(100),
  /** Of the board that was changed: where another is there by now, this one is refused. Left out: whatever is there is replaced. */
  version: z.number().int().min(0).optional(),
})
export type BoardInput = z.infer<typeof BoardInput>

/** `close`: within its target, but past four fifths of it. `unknown` is counted neither way. */
export const TargetState = z.enum(TARGET_STATES)
export type TargetState = z.infer<typeof TargetState>

/** How much of a time the target was kept; unknown time is no part of the percentage. */
export const Kept = z.object({
  /** 0 to 100; null: nothing of it is known. */
  percent: z.number().nullable(),
  keptSeconds: z.number(),
  missedSeconds: z.number(),
  unknownSeconds: z.number(),
})
export type Kept = z.infer<typeof Kept>

/** Why a target was missed, as far as it is known. */
export const MissCause = z.object({
  kind: z.enum(MISS_CAUSES),
  group: z.string().nullable(),
  /** The broker that was away, the change, by how much faster records came: what the kind speaks of. */
  broker: z.number().int().nullable(),
  /** Its id; on a shared board never. */
  change: z.string().nullable(),
  /** Of a burst: how many times as fast as usual records came; of unknown too, null: not known. Of slow: at what share of its usual rate the group commits. */
  factor: z.number().nullable(),
})
export type MissCause = z.infer<typeof MissCause>

export const Miss = z.object({
  service: z.string(),
  title: z.string(),
  from: Time,
  /** null: it goes on. */
  to: Time.nullable(),
  worstSeconds: z.number(),
  worstAt: Time,
  cause: MissCause,
})
export type Miss = z.infer<typeof Miss>

export const StripCell = z.object({ from: Time, state: TargetState, worstSeconds: z.number().nullable() })
export type StripCell = z.infer<typeof StripCell>

export const Service = z.object({
  id: z.string(),
  title: z.string(),
  /** null: by a link. */
  cluster: z.string().nullable(),
  /** As they were asked for; by a link only where none is there. */
  groups: z.array(z.string()),
  /** The groups there are, the one furthest behind first; at most ten. */
  matched: z.array(z.string()),
  matchedCount: z.number().int(),
  /** Names that were asked for without `*`, and no such group is there. */
  absent: z.array(z.string()),
  /** Its cluster is not watched, or not any more. */
  clusterGone: z.boolean(),
  targetSeconds: z.number().int(),
  state: TargetState,
  /** Since when, as far as it is known. */
  since: Time.nullable(),
  secondsBehind: z.number().nullable(),
  lastKnown: z.object({ secondsBehind: z.number(), at: Time }).nullable(),
  kept: z.object({ day: Kept, week: Kept, month: Kept }),
  /** The last 24 hours, a cell for each quarter of an hour. */
  strip: z.array(StripCell),
  /** The worst moment of these 24 hours, a miss or not (then it begins and ends at its worst); null: nothing is known. */
  worst: Miss.omit({ service: true, title: true }).nullable(),
  /** Seconds behind over the last hour, at equal steps. */
  line: z.array(z.number().nullable()),
})
export type Service = z.infer<typeof Service>

export const Board = z.object({
  id: z.string(),
  name: z.string(),
  /** Made by the console itself of the busiest groups; saving it makes it somebody's own. */
  automatic: z.boolean(),
  /** One more each time it is saved. */
  version: z.number().int(),
  services: z.array(Service),
  /** Of the last seven days, the furthest behind first, as many as were asked for; null: it cannot be read now. */
  misses: z.array(Miss).nullable(),
  missesTotal: z.number().int().nullable(),
  brokers: z.object({ answered: z.number().int(), known: z.number().int() }),
  asOf: Time,
  stale: z.boolean(),
  /** By a link without what brokers said: no broker, and no message. */
  errors: z.array(PartError),
})
export type Board = z.infer<typeof Board>

export const BoardItem = z.object({
  id: z.string(),
  name: z.string(),
  automatic: z.boolean(),
  services: z.number().int(),
  missed: z.number().int(),
  unknown: z.number().int(),
  /** Over all its services, of the last 24 hours. */
  keptPercent: z.number().nullable(),
})
export type BoardItem = z.infer<typeof BoardItem>

/** One week of a board, for one sheet of paper. */
export const BoardWeek = z.object({
  id: z.string(),
  name: z.string(),
  /** Midnights of the zone asked for. */
  from: Time,
  to: Time,
  kept: Kept,
  /** The seven days before these, whole. */
  keptBefore: Kept,
  services: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      targetSeconds: z.number().int(),
      kept: Kept,
      keptBefore: Kept,
      days: z.array(z.object({ from: Time, kept: Kept, worstSeconds: z.number().nullable() })),
    }),
  ),
  /** The furthest behind first, as many as fit on one sheet. */
  misses: z.array(Miss),
  missesTotal: z.number().int(),
  asOf: Time,
})
export type BoardWeek = z.infer<typeof BoardWeek>

/** A link that shows one board to whoever has it, and nothing else. The address is told once. */
export const ShareLink = z.object({
  id: z.string(),
  /** What it is for; null: not said. */
  label: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Time,
  lastUsedAt: Time.nullable(),
})
export type ShareLink = z.infer<typeof ShareLink>

/** `label`: what the link is for, such as the room of the screen. */
export const ShareQuery = z.object({ label: Trimmed.max(80).optional() })
export type ShareQuery = z.infer<typeof ShareQuery>

/** A link that has just been made, with the secret of its address. */
export const CreatedShare = z.object({ share: ShareLink, token: z.string() })
export type CreatedShare = z.infer<typeof CreatedShare>

export const BoardQuery = z.object({
  /** How many misses are told. */
  misses: z.coerce.number().int().min(0).max(200).default(10),
})
export type BoardQuery = z.infer<typeof BoardQuery>

export const BoardWeekQuery = z.object({
  zone: z.string().max(60).refine(isZone, 'a time zone such as Asia/Seoul').meta({ enum: ZONE_NAMES }).default('UTC'),
  /** The first of its seven days; left out: the Monday of this week in that zone. */
  from: z
    .string()
    .refine((day) => calendarDay(day) !== null, 'a day such as 2026-11-16')
    .meta({ format: 'date' })
    .optional(),
})
export type BoardWeekQuery = z.infer<typeof BoardWeekQuery>

/** What people call something that groups do, and how late is too late: a service where it is told of elsewhere. */
export const BoardService = z.object({
  board: z.string(),
  boardName: z.string(),
  title: z.string(),
  targetSeconds: z.number(),
  /** More than its target behind now. */
  missed: z.boolean(),
})
export type BoardService = z.infer<typeof BoardService>
