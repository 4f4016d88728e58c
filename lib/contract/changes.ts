import { z } from 'zod'
import { CHANGE_STATES } from '../domain/change/states'
import { PERMISSIONS } from '../domain/access/permissions'
import { ListQuery, Reason, Time } from './primitives'

/** Group ids are free text; all other names are shorter. */
const MOST_NAME = 10_000

/** A figure or word of a plan. Offsets and counts of records are decimal strings; a secret is only said to be there. */
export const Value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.object({ redacted: z.literal(true) })])
export type Value = z.infer<typeof Value>
export const Values = z.record(z.string(), Value)
export type Values = z.infer<typeof Values>

/**
 * What is to be said: `text` in English for scripts, `code` and `figures` for a page that says it in another language.
 * A figure's unit is the end of its name: `…Ms` a duration, `…At` a time, `…Bytes`; all else is a count, an offset or a name.
 */
export const Message = z.object({ code: z.string(), figures: Values, text: z.string() })
export type Message = z.infer<typeof Message>

export const ChangeTarget = z.object({ type: z.enum(['cluster', 'broker', 'topic', 'group', 'user', 'quota']), name: z.string() })
export type ChangeTarget = z.infer<typeof ChangeTarget>

/** One thing that changes. `before` null: it is not there; `after` null: it goes. `about` is what helps to judge it. */
export const PlanRow = z.object({
  of: z.record(z.string(), z.union([z.string(), z.number()])),
  before: Values.nullable(),
  after: Values.nullable(),
  changed: z.boolean(),
  about: Values,
  /** What is odd about it: `clamped-to-start`, `no-commit`, … */
  marks: z.array(z.string()),
})
export type PlanRow = z.infer<typeof PlanRow>

export const PlanWarning = Message.extend({
  weight: z.enum(['danger', 'warn', 'note']),
  /** Partitions, members or topics it is about. */
  names: z.array(z.string()),
  /** So many more that the caller may not see; left out: none. */
  hidden: z.number().int().optional(),
})
export type PlanWarning = z.infer<typeof PlanWarning>

export const Confirm = z.union([z.object({ kind: z.literal('click') }), z.object({ kind: z.literal('type'), text: z.string() })])
export const Total = z.object({ code: z.string(), value: Value, atMost: z.boolean(), partitions: z.number().int().nullable() })
export type Total = z.infer<typeof Total>
export const PlanStep = Message.extend({ id: z.string() })
/** What a plan waits for once it is asked for: so many other people, and no longer than that. */
export const AwaitedApproval = z.object({
  needed: z.number().int(),
  waitMs: z.number().int(),
  /** Its secrets are kept nowhere but in memory: if the console is restarted while it waits, it must be asked for anew. */
  isLostAtRestart: z.boolean(),
})
export const Difference = z.object({ what: z.string(), planned: z.string().nullable(), now: z.string().nullable() })

/** What a change that another person must approve waits for, or has come to. */
export const Approval = z.object({
  needed: z.number().int(),
  expiresAt: Time,
  isLostAtRestart: z.boolean(),
  approvals: z.array(z.object({ by: z.string(), at: Time })),
  rejected: z.object({ by: z.string(), at: Time, because: z.string() }).nullable(),
  /** Once approved it waits on, for so long or until then. */
  arm: z.object({ forMs: z.number().int().nullable(), until: Time.nullable() }).nullable(),
  /** Why it was not applied when it was approved: what had moved since it was planned. */
  differences: z.array(Difference),
})
export type Approval = z.infer<typeof Approval>

/** Whether the caller may approve or reject a change that waits, why not, and who may. */
export const Approving = z.object({
  may: z.boolean(),
  because: Message.nullable(),
  /** By name, the proposer left out; at most 20. */
  people: z.array(z.string()),
})
export type Approving = z.infer<typeof Approving>

export const RejectRequest = z.object({
  because: Reason,
})

export const UndoWay = z.object({ possible: z.boolean(), because: Message.nullable() })

export const ChangePlan = z.object({
  id: z.string(),
  kind: z.string(),
  cluster: z.string(),
  target: ChangeTarget,
  /** Of what the plan depends on: equal fingerprints, equal ground. */
  fingerprint: z.string(),
  plannedAt: Time,
  /** After this it must be planned anew. */
  expiresAt: Time,
  before: z.array(Values),
  after: z.array(Values),
  rows: z.array(PlanRow),
  totals: z.array(Total),
  meaning: z.array(Message),
  warnings: z.array(PlanWarning),
  steps: z.array(PlanStep),
  /** The call of Kafka's own tools that does the same; null where there is none. */
  command: z.string().nullable(),
  confirm: Confirm.nullable(),
  /** Why it would be refused if it were applied now; null: it would not. */
  refusedNow: PlanWarning.nullable(),
  /** It can wait for that to pass, and what may keep it waiting; null where it cannot wait. */
  arm: z.object({ waits: z.array(Message) }).nullable(),
  undo: UndoWay,
  /** null: it is applied as soon as it is asked for. */
  approval: AwaitedApproval.nullable(),
})
export type ChangePlan = z.infer<typeof ChangePlan>

export const PlanRequest = z.object({
  kind: z.string().max(60),
  input: z.record(z.string(), z.unknown()).meta({ description: 'As GET /api/v1/change-kinds describes it for this kind' }),
})

export const ApplyRequest = z.object({
  planId: z.string().max(60),
  /** The typed text, where the plan asks for one. */
  confirm: z.string().max(MOST_NAME).optional(),
  /**
   * Wait until it can be applied, at most until then or for so long (an hour if not said, a week at most). Where it must be
   * approved first, `forMinutes` are counted from then on.
   */
  arm: z
    .union([
      z.boolean(),
      z.object({ until: z.iso.datetime({ offset: true }) }),
      z.object({
        forMinutes: z
          .number()
          .int()
          .min(1)
          .max(7 * 24 * 60),
      }),
    ])
    .optional(),
})

export const StepOutcome = PlanStep.extend({
  state: z.enum(['done', 'partly', 'refused', 'unknown', 'not-tried']),
  at: Time.nullable(),
  /** What Kafka refused of it, by its own names; `of` null: all of it. */
  refused: z.array(z.object({ of: PlanRow.shape.of.nullable(), kafkaError: z.string(), message: z.string().nullable() })),
})
export type StepOutcome = z.infer<typeof StepOutcome>

/** What can be read once. By name; it is kept nowhere. */
export const Revealed = z.object({ secrets: z.record(z.string(), z.string()) })
export type Revealed = z.infer<typeof Revealed>

/** A row as it was read back. */
export const RowFound = z.object({
  of: PlanRow.shape.of,
  state: z.enum(['as-planned', 'as-before', 'other', 'unreadable']),
  now: Values.nullable(),
})
export type RowFound = z.infer<typeof RowFound>

export const ChangeItem = z.object({
  id: z.string(),
  kind: z.string(),
  cluster: z.string(),
  target: ChangeTarget,
  state: z.enum(CHANGE_STATES),
  actor: z.object({ kind: z.enum(['user', 'token', 'anonymous']), name: z.string() }),
  createdAt: Time,
  /** When it reached its final state. */
  finishedAt: Time.nullable(),
  /** What it came to, or what it is waiting for. */
  said: Message,
  undoOf: z.string().nullable(),
  undoneBy: z.string().nullable(),
  undo: UndoWay,
  /** null: nobody else had to approve it. */
  approval: Approval.nullable(),
  /** It is also on what the caller may not see: what names or counts that is left out of rows and figures, and they cannot undo it. */
  isPartlyHidden: z.boolean(),
})
export type ChangeItem = z.infer<typeof ChangeItem>

export const ChangeEvent = z.object({ at: Time, state: z.enum(CHANGE_STATES), said: Message, by: z.string().nullable() })
export type ChangeEvent = z.infer<typeof ChangeEvent>

export const Change = ChangeItem.extend({
  before: z.array(Values),
  after: z.array(Values),
  rows: z.array(PlanRow),
  totals: z.array(Total),
  warnings: z.array(PlanWarning),
  command: z.string().nullable(),
  /** As it was given, secrets left out. */
  input: z.record(z.string(), z.unknown()),
  armedUntil: Time.nullable(),
  outcome: z.object({ steps: z.array(StepOutcome), found: z.array(RowFound) }),
  /** It has made something that whoever applied it may read once, and nobody has yet, until then; null: it has not, or nobody may any more. */
  revealableUntil: Time.nullable(),
  /** All that happened to it, oldest first. */
  events: z.array(ChangeEvent),
})
export type Change = z.infer<typeof Change>

export const ChangeListQuery = ListQuery.extend({
  kind: z.string().max(60).optional(),
  state: z.enum(CHANGE_STATES).optional(),
  actor: z.string().max(200).optional(),
  targetType: ChangeTarget.shape.type.optional(),
  target: z.string().max(MOST_NAME).optional(),
  from: Time.optional(),
  to: Time.optional(),
  /** `true`: only those that the caller may approve now. */
  approvable: z.literal('true').optional(),
})
export type ChangeListQuery = z.infer<typeof ChangeListQuery>

export const ChangeListFacets = z.object({ kinds: z.record(z.string(), z.number().int()), states: z.record(z.string(), z.number().int()) })

export const ChangeKindItem = z.object({
  kind: z.string(),
  title: z.string(),
  permission: z.enum(PERMISSIONS),
  /** What is sent, in order; a change may need only some of them. */
  steps: z.array(z.string()),
  /** JSON Schema. */
  input: z.record(z.string(), z.unknown()),
})
export type ChangeKindItem = z.infer<typeof ChangeKindItem>

/** Offsets of a group as they were once, kept to be gone back to. */
export const SavedOffsetsItem = z.object({
  id: z.string(),
  at: Time,
  cause: z.enum(['periodic', 'change']),
  change: z.string().nullable(),
  topics: z.array(z.string()),
  partitions: z.number().int(),
})
export type SavedOffsetsItem = z.infer<typeof SavedOffsetsItem>
