import type { GroupDetail } from '@/lib/contract/groups'
import { type OffsetsCsvError, parseOffsetsCsv } from '@/lib/domain/offsets/offsets-csv'
import { type ParsedRanges, parsePartitionRanges } from './partition-ranges'
import { type BackDuration, parseBackDuration } from './plain-duration'
import {
  type AddedTopic,
  type DraftRow,
  type ResetDraft,
  type ResetTarget,
  type ScopeDraft,
  canMissTheLog,
  namesItsPartitions,
} from './reset-draft'
import { isoWithZone, momentsFromText } from '@/lib/client/zoned-time'

type DurationProblem = Extract<BackDuration, { problem: unknown }>['problem']
type RangesProblem = Extract<ParsedRanges, { problem: unknown }>['problem']

/** What is wrong with a field, for which the form has the words. `server`: in the server's. */
export type Fault =
  | { code: 'no-time' | 'skipped-time' | 'before-1970' | 'no-group' | 'same-group' | 'no-saved' | 'no-topics' | 'no-partitions' }
  | { code: 'not-whole' | 'not-shift' | 'too-large'; found: string }
  | { code: 'duration'; problem: DurationProblem }
  | { code: 'ranges'; topic: string; problem: RangesProblem; found: string }
  | { code: 'csv'; errors: readonly OffsetsCsvError[] }
  | { code: 'other-groups'; groups: readonly string[] }
  | { code: 'row'; key: string }
  | { code: 'server'; message: string }

export type ResetField = 'at' | 'duration' | 'shift' | 'offset' | 'group' | 'saved' | 'csv' | 'rows' | 'topics' | 'outOfRange'
export type Faults = Partial<Record<ResetField, Fault>>

type Read<Value> = { value: Value } | { faults: Faults }
export type Place = Pick<GroupDetail, 'id' | 'partitions'>

const MAX_OFFSET = 9_223_372_036_854_775_807n

export const rowKey = (row: Pick<DraftRow, 'topic' | 'partition'>) => `${row.topic}-${row.partition}`

/** What the form asks for, as the input of `group.reset-offsets`; or what is wrong with it, by field. */
export function resetInput(draft: ResetDraft, group: Place): Read<Record<string, unknown>> {
  const to = readTo(draft, group)
  const topics = namesItsPartitions(draft.to) ? { value: undefined } : readScope(draft, group)
  if ('faults' in to || 'faults' in topics)
    return { faults: { ...('faults' in to ? to.faults : {}), ...('faults' in topics ? topics.faults : {}) } }
  return {
    value: { group: group.id, to: to.value, ...(topics.value === undefined ? {} : { topics: topics.value }), outOfRange: draft.outOfRange },
  }
}

function readTo(draft: ResetDraft, group: Place): Read<Record<string, unknown>> {
  const wrong = (field: ResetField, fault: Fault) => ({ faults: { [field]: fault } })
  switch (draft.to) {
    case 'earliest':
    case 'latest':
    case 'current':
      return { value: { type: draft.to } }
    case 'timestamp': {
      const moments = momentsFromText(draft.at, draft.zone)
      // Of two moments the earlier: what is read twice does less harm than what is never read.
      const [at] = moments ?? []
      if (at === undefined) return wrong('at', { code: moments === null ? 'no-time' : 'skipped-time' })
      return at < 0 ? wrong('at', { code: 'before-1970' }) : { value: { type: 'timestamp', at: isoWithZone(at, draft.zone) } }
    }
    case 'duration': {
      const duration = parseBackDuration(draft.duration)
      return 'problem' in duration
        ? wrong('duration', { code: 'duration', problem: duration.problem })
        : { value: { type: 'duration', iso: duration.iso } }
    }
    case 'shift': {
      const by = wholeNumber(draft.shift)
      if (by === null || by === 0n) return wrong('shift', { code: 'not-shift', found: draft.shift })
      if (by > MAX_OFFSET || by < -MAX_OFFSET) return wrong('shift', { code: 'too-large', found: draft.shift })
      return { value: { type: 'shift', by: String(by) } }
    }
    case 'offset': {
      const offset = readOffset(draft.offset)
      return typeof offset === 'object' ? wrong('offset', offset) : { value: { type: 'offset', offset } }
    }
    case 'group':
      if (draft.group === '') return wrong('group', { code: 'no-group' })
      if (draft.group === group.id) return wrong('group', { code: 'same-group' })
      return { value: { type: 'group', group: draft.group } }
    case 'saved':
      return draft.saved === '' ? wrong('saved', { code: 'no-saved' }) : { value: { type: 'saved', id: draft.saved } }
    case 'csv':
      return readCsv(draft.csv, group.id)
    case 'rows': {
      const bad = draft.rows.find((row) => typeof readOffset(row.offset) === 'object')
      if (bad) return wrong('rows', { code: 'row', key: rowKey(bad) })
      return { value: { type: 'rows', rows: draft.rows.map((row) => ({ ...row, offset: readOffset(row.offset) })) } }
    }
  }
}

/** A file may hold the rows of several groups, as Kafka's tool exports them: those of this group are taken. */
function readCsv(text: string, group: string): Read<Record<string, unknown>> {
  const parsed = parseOffsetsCsv(text)
  if ('errors' in parsed) return { faults: { csv: { code: 'csv', errors: parsed.errors } } }
  const own = parsed.rows.filter((row) => row.group === null || row.group === group)
  if (own.length === 0) {
    const groups = [...new Set(parsed.rows.flatMap((row) => row.group ?? []))]
    return { faults: { csv: { code: 'other-groups', groups } } }
  }
  return { value: { type: 'rows', rows: own.map(({ topic, partition, offset }) => ({ topic, partition, offset: String(offset) })) } }
}

/** undefined: all that have a commit. */
export function readScope(draft: ScopeDraft, group: Place): Read<{ topic: string; partitions?: number[] }[] | undefined> {
  if (draft.scope === 'committed') return { value: undefined }
  if (draft.scope === 'topics') {
    return draft.topics.length === 0 ? { faults: { topics: { code: 'no-topics' } } } : { value: draft.topics.map((topic) => ({ topic })) }
  }
  const known = partitionsByTopic(group.partitions, draft.added)
  const typed = Object.entries(draft.ranges).filter(([topic, text]) => text.trim() !== '' && known.has(topic))
  if (typed.length === 0) return { faults: { topics: { code: 'no-partitions' } } }
  const chosen: { topic: string; partitions: number[] }[] = []
  for (const [topic, text] of typed) {
    const read = parsePartitionRanges(text, known.get(topic) ?? new Set())
    if ('problem' in read) return { faults: { topics: { code: 'ranges', topic, problem: read.problem, found: read.found } } }
    chosen.push({ topic, partitions: read.partitions })
  }
  return { value: chosen }
}

/** The partitions this page knows of, by topic, in the order of names. */
export function partitionsByTopic(partitions: Place['partitions'], added: readonly AddedTopic[]): Map<string, Set<number>> {
  const byTopic = new Map<string, Set<number>>()
  for (const { topic, partition } of partitions) byTopic.set(topic, (byTopic.get(topic) ?? new Set()).add(partition))
  for (const one of added) byTopic.set(one.topic, new Set(Array.from({ length: one.partitions }, (_, partition) => partition)))
  return new Map([...byTopic].toSorted(([a], [b]) => a.localeCompare(b)))
}

/** The decimal string, or why it is no offset. Commas and spaces between digits are taken as the pages show them. */
function readOffset(text: string): string | Fault {
  const offset = wholeNumber(text)
  if (offset === null || offset < 0n) return { code: 'not-whole', found: text }
  return offset > MAX_OFFSET ? { code: 'too-large', found: text } : String(offset)
}

function wholeNumber(text: string): bigint | null {
  const digits = text
    .trim()
    .replace('−', '-')
    .replaceAll(/(?<=\d)[,_  ](?=\d)/g, '')
  return /^[+-]?\d{1,40}$/.test(digits) ? BigInt(digits.replace('+', '')) : null
}

/** Which field a target is typed into; those without one need nothing more. */
const FIELD_OF_TARGET: Readonly<Partial<Record<ResetTarget, ResetField>>> = {
  timestamp: 'at',
  duration: 'duration',
  shift: 'shift',
  offset: 'offset',
  group: 'group',
  saved: 'saved',
  csv: 'csv',
  rows: 'rows',
}

/** Where the server’s words about `input.…` belong; null: to no field that is in sight. */
function fieldOf(path: string, to: ResetTarget): ResetField | null {
  if (/^input\.to(\.|$)/.test(path)) return FIELD_OF_TARGET[to] ?? null
  if (/^input\.topics(\.|$)/.test(path) && !namesItsPartitions(to)) return 'topics'
  return path === 'input.outOfRange' && canMissTheLog(to) ? 'outOfRange' : null
}

/** The server’s refusals by field, and those that belong to none. */
export function faultsFrom(fields: readonly { path: string; message: string }[], to: ResetTarget): { faults: Faults; rest: string[] } {
  const faults: Faults = {}
  const rest: string[] = []
  for (const { path, message } of fields) {
    const field = fieldOf(path, to)
    if (field === null) rest.push(message)
    else faults[field] ??= { code: 'server', message }
  }
  return { faults, rest }
}
