import type { PartitionItem } from '@/lib/contract/topics'

export const RECORDS_WAYS = ['end', 'offset', 'rows'] as const

/** As typed. */
export interface RecordsDraft {
  way: (typeof RECORDS_WAYS)[number]
  /** The same on every partition. */
  offset: string
  /** By partition; empty: it is left as it is. */
  rows: Readonly<Record<number, string>>
}

export const FIRST_RECORDS_DRAFT: RecordsDraft = { way: 'end', offset: '', rows: {} }

export type RecordsFault =
  | { code: 'offset' | 'nothing' }
  | { code: 'row'; partition: number }
  | { code: 'refused'; message: string; partition: number | null }
export type RecordsFaults = Partial<Record<'offset' | 'rows', RecordsFault>>

type Before = { partition: number; offset: string }[]

/** What of each partition goes (the first offset that stays, `-1` for the end), or what is wrong by field. */
export function recordsBefore(
  draft: RecordsDraft,
  partitions: readonly Pick<PartitionItem, 'partition'>[],
): { value: Before } | { faults: RecordsFaults } {
  const numbers = partitions.map(({ partition }) => partition)
  if (draft.way === 'end') return { value: numbers.map((partition) => ({ partition, offset: '-1' })) }
  if (draft.way === 'offset') {
    const offset = readOffset(draft.offset)
    return offset === null ? { faults: { offset: { code: 'offset' } } } : { value: numbers.map((partition) => ({ partition, offset })) }
  }
  const typed = numbers.flatMap((partition) => {
    const text = draft.rows[partition]?.trim() ?? ''
    return text === '' ? [] : [{ partition, offset: readOffset(text) }]
  })
  const before = typed.flatMap(({ partition, offset }) => (offset === null ? [] : [{ partition, offset }]))
  const bad = typed.find(({ offset }) => offset === null)
  if (bad) return { faults: { rows: { code: 'row', partition: bad.partition } } }
  return before.length === 0 ? { faults: { rows: { code: 'nothing' } } } : { value: before }
}

/** The server's refusals by field, and those that belong to none. `sent` is what it refused. */
export function recordsFaults(
  fields: readonly { path: string; message: string }[],
  way: RecordsDraft['way'],
  sent: Before,
): { faults: RecordsFaults; rest: string[] } {
  const faults: RecordsFaults = {}
  const rest: string[] = []
  for (const { path, message } of fields) {
    const [, at] = /^input\.before(?:\.(\d+))?/.exec(path) ?? []
    const isOurs = path.startsWith('input.before') && way !== 'end'
    if (!isOurs) rest.push(message)
    else faults[way] ??= { code: 'refused', message, partition: at === undefined ? null : (sent[Number(at)]?.partition ?? null) }
  }
  return { faults, rest }
}

/** A decimal offset, or `-1`; commas between digits are taken as the pages show them. */
function readOffset(text: string): string | null {
  const digits = text
    .trim()
    .replace('−', '-')
    .replaceAll(/(?<=\d)[,_  ](?=\d)/g, '')
  if (digits === '-1') return digits
  return /^\d{1,19}$/.test(digits) && BigInt(digits) <= 9_223_372_036_854_775_807n ? String(BigInt(digits)) : null
}
