import 'server-only'
import type { z } from 'zod'
import type { ChangePlan, ChangeTarget, PlanRow, RowFound, Total } from '@/lib/contract/changes'
import { PERMISSIONS, type Permission } from '@/lib/domain/access/permissions'
import type { ClusterClient } from '../kafka/cluster-client'
import type { ClusterWrites } from '../kafka/cluster-writes'
import type { Renewable } from '../observe/observer'
import type { Snapshot } from '../observe/snapshot'
import type { SavedOffsets, SavedTopic } from '../store/saved-offsets'
import type { MaySee } from '../views/restricted-snapshot'
import type { Ground } from './fingerprint'
import type { DryRun } from './look/dry-run'
import type { NamedThing, Said, Warning } from './said'

/** What a kind may look at. What a plan stands on is asked of the cluster afresh; the snapshot is for what merely helps to judge it. */
export interface ChangeContext {
  cluster: string
  client: ClusterClient
  snapshot: Snapshot
  /** As whom this console is on the cluster, `User:name`; null: it cannot be told. */
  consolePrincipal: string | null
  savedOffsets: Pick<SavedOffsets, 'get'>
  /** When this process last sent something that changed a target, ms; null: not since it started. */
  sentMs: (target: ChangeTarget) => number | null
  dryRun: DryRun
  /** Whether whoever plans it may know of a name: what they may not is to them as if it were not there. All, where nobody asks. */
  maySee: MaySee
  nowMs: number
}

export interface WriteContext extends ChangeContext {
  writes: ClusterWrites
}

/** A plan as its kind makes it: no words yet, no id. */
export interface PlanDraft {
  rows: PlanRow[]
  totals?: Total[]
  meaning?: Said[]
  warnings: Warning[]
  /** In the order they are sent; each `id` is one of the kind's `apply`. None: there is nothing to do. */
  steps: ({
    id: string
    /** How many rows it is about, where that is not all that change. */
    rows?: number
  } & Said)[]
  command: string | null
  confirm: ChangePlan['confirm']
  /** All that the plan depends on, and nothing else. */
  ground: Ground
  /** The part of it that may change while an armed change waits. */
  groundUnlessArmed?: Ground
  /** Why Kafka would refuse it now; `kafkaError`: by which of its names. */
  refusedNow?: (Warning & { kafkaError?: string }) | null
  arm?: { waits: Said[] } | null
  /** Offsets that applying would overwrite; they are kept. */
  saves?: { group: string; topics: SavedTopic[] }
}

/** What a kind needs of a plan that was made before, perhaps by a console that has been restarted since. */
export interface ReviewedPlan {
  rows: readonly PlanRow[]
}

/** What Kafka refused of a step; `of` null: all of it. */
export interface StepRefusal {
  of: PlanRow['of'] | null
  kafkaError: string
  message: string | null
}

/** Sends one step. Answers what was refused of it, nothing when all was done; throws KafkaError when Kafka refused it whole or did not answer. */
export type Send<Input> = (context: WriteContext, plan: ReviewedPlan, input: Input) => Promise<StepRefusal[]>

export interface UndoInput {
  kind: string
  input: Record<string, unknown>
}

/** One thing the console can do to a cluster. A new capability is one of these in a file of its own under `kinds/`. */
export interface ChangeKind<Schema extends z.ZodObject = z.ZodObject, Input = z.output<Schema>> {
  /** `<area>.<verb>` */
  kind: string
  /** For `/api/v1/change-kinds`; pages have their own words. */
  title: string
  permission: Permission
  input: Schema
  target(input: Input): ChangeTarget
  /** What the input names besides the target: it is shown to, and approved by, those alone who may know of all of it. Kinds that name nothing else have none. */
  names?(input: Input): NamedThing[]
  /**
   * Reads the cluster and says what would change. With `reviewed`, the same change is planned again at the moment of applying:
   * figures that a person has seen and chosen stay as they were seen. Throws ChangeRefusal for an input that makes no sense here.
   */
  plan(context: ChangeContext, input: Input, reviewed: ReviewedPlan | null): Promise<PlanDraft>
  apply: Readonly<Record<string, Send<Input>>>
  /** Where Kafka refuses any part of a step, those after it are not tried. */
  stopsAtRefusal?: boolean
  /** Looks at the cluster: for each changed row, is it as planned, as before, or neither. */
  verify(context: ChangeContext, plan: ReviewedPlan, input: Input): Promise<RowFound[]>
  /** What would put back what the change found; or why nothing can. */
  undo(plan: ReviewedPlan, input: Input): UndoInput | { because: Said }
  /** What it changes of what is read only now and then: read anew once it has been applied. */
  renews?: Renewable
  /** What it has made that whoever applied it may read once, from what was read back. By name; kept nowhere. */
  reveal?(context: WriteContext, found: readonly RowFound[]): Promise<Record<string, string>>
  /** Whether an armed change may be applied now. Kinds that cannot wait have none. */
  isFree?(context: ChangeContext, input: Input): Promise<boolean>
  /** Watches on after an armed change was applied, until there is something to say or `isOver`; null: nothing. */
  afterArmed?(context: () => ChangeContext, plan: ReviewedPlan, input: Input, isOver: () => boolean): Promise<Said | null>
}

/**
 * Keeps the input's type inside the kind; the engine, which parses it by the schema first, needs not know it. Throws for a kind that
 * does not say what somebody must be allowed to make such a change: a forgotten permission must not mean "everybody".
 */
export function defineChange<Schema extends z.ZodObject>(kind: ChangeKind<Schema>): ChangeKind {
  if (!PERMISSIONS.includes(kind.permission)) throw new Error(`The kind ${kind.kind} does not say which permission it needs`)
  return kind as unknown as ChangeKind
}

export function isUndoInput(way: UndoInput | { because: Said }): way is UndoInput {
  return 'kind' in way
}
