import 'server-only'
import { z } from 'zod'
import { type ResetTo } from '@/lib/domain/offsets/reset-target'
import { parseIsoDuration } from '@/lib/domain/offsets/iso-duration'
import { Offset } from '@/lib/contract/primitives'
import { wrongInput } from '../../../refusal'
import type { NamedThing } from '../../../said'

const Partition = z.number().int().min(0).max(2_147_483_647)
const Name = z.string().min(1).max(249)
/** Group ids are free text; Kafka takes the empty one for simple consumers only. */
export const GroupId = z.string().min(1).max(10_000)

export const Scope = z
  .array(z.strictObject({ topic: Name, partitions: z.array(Partition).min(1).optional() }))
  .min(1)
  .max(10_000)

const Row = z.strictObject({
  topic: Name,
  partition: Partition,
  /** null: no commit, which is how a partition was before its first. */
  offset: Offset.nullable(),
  leaderEpoch: z.number().int().nullable().optional(),
  metadata: z.string().max(4096).nullable().optional(),
  /** Where these offsets come from: refused when the topic is another one now. */
  topicId: z.string().nullable().optional(),
})
export type GivenRow = z.output<typeof Row>

export const To = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('earliest') }),
  z.strictObject({ type: z.literal('latest') }),
  z.strictObject({ type: z.literal('current') }),
  z.strictObject({ type: z.literal('timestamp'), at: z.iso.datetime({ offset: true }).meta({ description: 'ISO 8601 with a zone' }) }),
  z.strictObject({ type: z.literal('duration'), iso: z.string().max(60).meta({ description: 'ISO 8601, back from now: PT4H' }) }),
  z.strictObject({ type: z.literal('shift'), by: Offset }),
  z.strictObject({ type: z.literal('offset'), offset: Offset }),
  z.strictObject({ type: z.literal('group'), group: GroupId }),
  z.strictObject({ type: z.literal('saved'), id: z.string().max(60).meta({ description: 'Of GET …/groups/{group}/saved-offsets' }) }),
  z.strictObject({ type: z.literal('rows'), rows: z.array(Row).min(1).max(50_000) }),
])
export type To = z.output<typeof To>

export const ResetInput = z.strictObject({
  group: GroupId,
  to: To,
  topics: Scope.optional(),
  outOfRange: z.enum(['clamp', 'refuse']).optional(),
})
export type ResetInput = z.output<typeof ResetInput>

/** The rule of the domain for what was asked, and the time to look up, if any. */
export function toRule(to: To, nowMs: number): { rule: ResetTo; atMs: number | null } {
  switch (to.type) {
    case 'earliest':
    case 'latest':
    case 'current':
      return { rule: to, atMs: null }
    case 'timestamp': {
      const atMs = Date.parse(to.at)
      return { rule: { type: 'timestamp', atMs }, atMs }
    }
    case 'duration': {
      const parsed = parseIsoDuration(to.iso)
      if ('right' in parsed) throw wrongInput('to.iso', parsed.right)
      return { rule: { type: 'duration', durationMs: parsed.ms }, atMs: nowMs - parsed.ms }
    }
    case 'shift':
      return { rule: { type: 'shift', by: BigInt(to.by) }, atMs: null }
    case 'offset':
      return { rule: { type: 'offset', offset: BigInt(to.offset) }, atMs: null }
    case 'group':
      return { rule: { type: 'group' }, atMs: null }
    case 'saved':
    case 'rows':
      return { rule: { type: 'rows' }, atMs: null }
  }
}

/** Each once. */
export function namedTopics(of: readonly { topic: string }[]): NamedThing[] {
  return [...new Set(of.map(({ topic }) => topic))].map((name) => ({ of: 'topics', name }))
}
