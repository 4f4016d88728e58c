import { type CsvRecord, csvRecords } from './csv-records'

export interface OffsetsRow {
  /** null in the form for one group, which leaves the group out. */
  group: string | null
  topic: string
  partition: number
  offset: bigint
}

const FIELDS = ['group', 'topic', 'partition', 'offset'] as const
type OffsetsField = (typeof FIELDS)[number]

export const OFFSETS_CSV_PROBLEMS = [
  'no-rows',
  'header',
  'missing',
  'too-many-fields',
  'not-a-number',
  'out-of-range',
  'unclosed-quote',
  'text-after-quote',
  'duplicate',
] as const

export interface OffsetsCsvError {
  /** From 1. */
  line: number
  /** null: the line as a whole. */
  field: OffsetsField | null
  problem: (typeof OFFSETS_CSV_PROBLEMS)[number]
  /** What stands there, its first 100 characters. */
  found: string
  /** What would be right, in English. */
  right: string
}

const MAX_PARTITION = 2_147_483_647n
const MAX_OFFSET = 9_223_372_036_854_775_807n

/**
 * The CSV of kafka-consumer-groups --export and --from-file: no header, `topic,partition,offset` for one group or
 * `group,topic,partition,offset` for several; the first line of either length decides. Returns all rows or all errors.
 *
 * Stricter than the tool (Jackson, CsvUtils; tried on 4.3.1), which takes a missing or empty number for 0, the last of two
 * rows for the same partition, and lines of both forms; more lenient in blank lines between rows, a byte order mark, spaces
 * around a name, and line ends inside quotes.
 */
export function parseOffsetsCsv(text: string): { rows: OffsetsRow[] } | { errors: OffsetsCsvError[] } {
  const records = csvRecords(text)
  const length = records.find(({ fields, broken }) => broken === null && (fields.length === 3 || fields.length === 4))?.fields.length ?? 3
  const names = FIELDS.slice(FIELDS.length - length)
  const rows: OffsetsRow[] = []
  const errors: OffsetsCsvError[] = []
  const firstLines = new Map<string, number>()
  for (const [index, record] of records.entries()) {
    const read = readRow(record, names, index === 0)
    if ('errors' in read) {
      errors.push(...read.errors)
      continue
    }
    const key = JSON.stringify([read.group, read.topic, read.partition])
    const firstLine = firstLines.get(key)
    if (firstLine === undefined) {
      firstLines.set(key, record.line)
      rows.push(read)
    } else {
      const found = `${read.topic},${read.partition}`.slice(0, 100)
      errors.push({
        line: record.line,
        field: null,
        problem: 'duplicate',
        found,
        right: `one row for each partition; line ${firstLine} has it`,
      })
    }
  }
  if (records.length === 0) errors.push({ line: 1, field: null, problem: 'no-rows', found: '', right: `lines of ${names.join(',')}` })
  return errors.length > 0 ? { errors } : { rows }
}

function readRow(
  { line, fields, broken }: CsvRecord,
  names: readonly OffsetsField[],
  isFirst: boolean,
): OffsetsRow | { errors: OffsetsCsvError[] } {
  const texts = new Map(names.map((name, index) => [name, fields[index]?.text ?? null]))
  const errors: OffsetsCsvError[] = []
  const error = (field: OffsetsField | null, problem: OffsetsCsvError['problem'], found: string, right: string) =>
    errors.push({ line, field, problem, found: found.slice(0, 100), right })

  const textOf = (name: 'group' | 'topic') => {
    const text = texts.get(name) ?? null
    // The empty group id is one that Kafka knows; a topic always has a name.
    if (text === null || (text === '' && name === 'topic')) error(name, 'missing', '', `a ${name} in ${names.join(',')}`)
    return text ?? ''
  }
  const numberOf = (name: 'partition' | 'offset', max: bigint) => {
    const text = texts.get(name)?.trim() ?? ''
    const right = `a whole number from 0 to ${max}`
    if (text === '') error(name, 'missing', '', right)
    else if (!/^[+-]?\d+$/.test(text)) error(name, 'not-a-number', text, right)
    else if (BigInt(text.replace('+', '')) < 0n || BigInt(text.replace('+', '')) > max) error(name, 'out-of-range', text, right)
    else return BigInt(text.replace('+', ''))
    return 0n
  }

  if (broken !== null) {
    const right =
      broken === 'unclosed-quote' ? 'a closing " before the next comma' : 'a comma after the closing "; a " inside is written ""'
    error(names[fields.length - 1] ?? null, broken, fields.at(-1)?.text ?? '', right)
  } else if (isFirst && fields.map(({ text }) => text.toLowerCase()).join(',') === names.join(',')) {
    error(null, 'header', names.join(','), 'no header: the first line is a partition already')
  } else if (fields.length > names.length) {
    error(
      null,
      'too-many-fields',
      fields.map(({ text }) => text).join(','),
      `${names.length} fields as in the lines before: ${names.join(',')}`,
    )
  } else {
    const row = {
      group: names.includes('group') ? textOf('group') : null,
      topic: textOf('topic'),
      partition: Number(numberOf('partition', MAX_PARTITION)),
      offset: numberOf('offset', MAX_OFFSET),
    }
    if (errors.length === 0) return row
  }
  return { errors }
}

/**
 * The same CSV, a line each, as Kafka's tool can read it — but for a group id with a line end in it, which only
 * `parseOffsetsCsv` reads. Throws a RangeError when only some rows have a group.
 */
export function formatOffsetsCsv(rows: readonly OffsetsRow[]): string {
  const withGroup = rows.filter(({ group }) => group !== null).length
  if (withGroup !== 0 && withGroup !== rows.length) throw new RangeError('Either all rows have a group or none')
  return rows
    .map(
      ({ group, topic, partition, offset }) =>
        [...(group === null ? [] : [quoted(group)]), quoted(topic), partition, offset].join(',') + '\n',
    )
    .join('')
}

const quoted = (name: string) => (/^[\w.-]+$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`)
