import 'server-only'
import type { Approval, Change, ChangeItem, Message, PlanRow, StepOutcome } from '@/lib/contract/changes'
import type { Actor } from '@/lib/domain/access/actor'
import type { ChangeRecord } from '../store/change-records'
import { maySeeName, seesAll } from '../views/seen-by'
import type { Difference } from './fingerprint'
import { type Intent, intentOf, toChange } from './intent'
import { side } from './make-plan'
import { toMessage } from './said'
import { seenWarning } from './seen-warning'
import { isSeenInput, isSeenRow } from './visible-changes'

type IsSeen = (row: Pick<PlanRow, 'of'>) => boolean

const HIDDEN = { code: 'change.partlyHidden' } as const
const WHY_HIDDEN = { code: 'change.whyHidden' } as const

/** What may be said of a change of which a part is hidden, with the figures that are about no more than the change itself. */
const SAID_OF_ANY: Readonly<Record<string, readonly string[]>> = {
  'change.planned': [],
  'change.applying': [],
  'change.verifying': [],
  'change.armed': [],
  'change.failed': [],
  'change.cancelled': [],
  'change.expired': [],
  'change.rejected': [],
  'change.heldAgain': [],
  'change.armedReadOnly': [],
  'change.askerMayNot': [],
  'change.awaiting-approval': [],
  'change.approvedApplying': [],
  'change.approvedSoFar': ['approved', 'needed'],
  'change.approvalExpired': [],
  'change.secretsGone': [],
  'change.rejectedBecause': ['because'],
  'change.withdrawn': [],
  'change.revealed': [],
}
/** Their figures are whatever moved, or made no sense any more, and that may have come to a group after it was planned. */
const REASONS: ReadonlySet<string> = new Set([
  'change.armedGroundMoved',
  'change.approvedMoved',
  'change.armedNoSense',
  'change.approvedNoSense',
])

/** A change as this actor may know of it: of what they may not see neither names nor counts are left, only that there is more. */
export function seenChange(actor: Actor, record: ChangeRecord): Change {
  const change = toChange(record)
  const { cluster } = record
  if (seesAll(actor, cluster)) return change
  const intent = intentOf(record)
  const isSeen: IsSeen = (row) => isSeenRow(actor, cluster, row)
  if (!change.rows.every(isSeen)) return partOf(change, isSeen)
  const isWholeInput = isSeenInput(actor, record, intent.input)
  return {
    ...change,
    ...ofTheirs(actor, change, intent),
    warnings: intent.plan.warnings.map((warning) => seenWarning(warning, (of, name) => maySeeName(actor, cluster, of, name))),
    ...(!isWholeInput && { isPartlyHidden: true, input: {}, command: null }),
  }
}

/** What the list and the export have of it. */
export function seenItem(actor: Actor, record: ChangeRecord): ChangeItem {
  const change = seenChange(actor, record)
  const { id, kind, cluster, target, state, actor: by, createdAt, finishedAt, said, undoOf, undoneBy, undo, approval } = change
  const { isPartlyHidden } = change
  return { id, kind, cluster, target, state, actor: by, createdAt, finishedAt, said, undoOf, undoneBy, undo, approval, isPartlyHidden }
}

/** All of it is on what is theirs, but what came to the group since need not be. */
function ofTheirs(actor: Actor, change: Change, { ground }: Intent): Pick<Change, 'said' | 'events' | 'approval'> {
  const { approval, events, said, target, cluster } = change
  if (target.type !== 'group' || seesAll(actor, cluster, ['topics', 'groups'])) return { said, events, approval }
  const known = new Set(ground.map(([what]) => what))
  const isKnown = ({ what }: Pick<Difference, 'what'>) => known.has(what)
  const told = (message: Message): Message => {
    const { what } = message.figures
    return !REASONS.has(message.code) || (typeof what === 'string' && isKnown({ what })) ? message : toMessage(WHY_HIDDEN)
  }
  return { said: told(said), events: withSaid(events, told), approval: withDifferences(approval, isKnown) }
}

function partOf(change: Change, isSeen: IsSeen): Change {
  const rows = change.rows.filter(isSeen)
  const { outcome } = change
  return {
    ...change,
    isPartlyHidden: true,
    said: saidOfPart(change.said),
    events: withSaid(change.events, saidOfPart),
    approval: withDifferences(change.approval, () => false),
    rows,
    before: side(rows, 'before'),
    after: side(rows, 'after'),
    totals: [],
    // Their figures count what is hidden as well.
    warnings: [],
    command: null,
    input: {},
    undo: { possible: false, because: toMessage(HIDDEN) },
    outcome: { steps: outcome.steps.map((step) => stepOfPart(step, isSeen)), found: outcome.found.filter(isSeen) },
  }
}

function saidOfPart({ code, figures }: Message): Message {
  if (REASONS.has(code)) return toMessage(WHY_HIDDEN)
  const kept = SAID_OF_ANY[code]
  if (kept === undefined) return toMessage(HIDDEN)
  return toMessage({ code, figures: Object.fromEntries(Object.entries(figures).filter(([name]) => kept.includes(name))) })
}

function stepOfPart({ id, state, at, refused }: StepOutcome, isSeen: IsSeen): StepOutcome {
  const told = refused
    .filter(({ of }) => of === null || isSeen({ of }))
    // Kafka's own words about all of it may name any of it.
    .map((refusal) => (refusal.of === null ? { ...refusal, message: null } : refusal))
  return { ...toMessage(HIDDEN), id, state, at, refused: told }
}

const withSaid = (events: Change['events'], told: (message: Message) => Message) =>
  events.map((event) => ({ ...event, said: told(event.said) }))

function withDifferences(approval: Approval | null, isTold: (difference: Difference) => boolean): Approval | null {
  return approval && { ...approval, differences: approval.differences.filter(isTold) }
}
