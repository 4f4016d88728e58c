export interface CsvField {
  text: string
  isQuoted: boolean
}

/** `line` counts from 1 and is where the record begins. */
export interface CsvRecord {
  line: number
  fields: readonly CsvField[]
  /** What is wrong with the quotes of its last field. */
  broken: 'unclosed-quote' | 'text-after-quote' | null
}

/**
 * The records of a CSV as Jackson and RFC 4180 read it: comma, fields in double quotes may hold commas, line ends and doubled
 * quotes; a quote inside an unquoted field is itself. Lines end with LF, CRLF or CR; a byte order mark is skipped. Unquoted
 * fields lose the spaces around them. Lines with nothing but spaces are left out. A record whose quote is never closed ends
 * with its line, so that what follows is still read.
 */
export function csvRecords(text: string): CsvRecord[] {
  const records: CsvRecord[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  for (let line = 1; at < text.length;) {
    const { record, end } = recordAt(text, at, line)
    if (record.broken !== null || record.fields.length > 1 || record.fields[0]?.isQuoted || record.fields[0]?.text !== '')
      records.push(record)
    const next = afterLineEnd(text, end)
    line += lineEnds(text.slice(at, next))
    at = next
  }
  return records
}

function recordAt(text: string, start: number, line: number): { record: CsvRecord; end: number } {
  const fields: CsvField[] = []
  for (let at = start; ; at += 1) {
    QUOTED.lastIndex = at
    const field = QUOTED.exec(text)?.[0]
    if (field === undefined) {
      const end = firstOf(text, at, /[,\r\n]/g)
      const isUnclosed = /^[ \t]*"/.test(text.slice(at, end))
      const unquoted = text.slice(at, isUnclosed ? firstOf(text, at, /[\r\n]/g) : end)
      fields.push({ text: unquoted.trim(), isQuoted: false })
      at += unquoted.length
      if (isUnclosed) return { record: { line, fields, broken: 'unclosed-quote' }, end: at }
    } else {
      fields.push({ text: field.trim().slice(1, -1).replaceAll('""', '"'), isQuoted: true })
      at += field.length
      if (at < text.length && !/[,\r\n]/.test(text.charAt(at))) {
        return { record: { line, fields, broken: 'text-after-quote' }, end: firstOf(text, at, /[\r\n]/g) }
      }
    }
    if (text.charAt(at) !== ',') return { record: { line, fields, broken: null }, end: at }
  }
}

const QUOTED = /[ \t]*"(?:[^"]|"")*"[ \t]*/y

function firstOf(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? text.length
}

const afterLineEnd = (text: string, at: number) => at + (text.startsWith('\r\n', at) ? 2 : 1)
const lineEnds = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0
