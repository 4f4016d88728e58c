import 'server-only'

export type CsvCell = string | number | bigint | null

/** What a spreadsheet takes for a formula, and would run. */
const FORMULA = /^[=+\-@\t\r]/

/** One line of RFC 4180. Text that looks like a formula gets an apostrophe in front; null is an empty cell. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(toCell).join(',')}\r\n`
}

function toCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows are written as they are asked for, this many at once: an export of everything never stands in memory as text. */
const ROWS_PER_CHUNK = 200

/** A download. `rows` is only read as fast as the other side takes it. */
export function csvResponse(name: string, head: readonly string[], rows: Iterable<readonly CsvCell[]>): Response {
  const encoder = new TextEncoder()
  const lines = rows[Symbol.iterator]()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(csvLine(head))),
    pull: (controller) => {
      let text = ''
      for (let count = 0; count < ROWS_PER_CHUNK; count += 1) {
        const { done, value } = lines.next()
        if (done) {
          if (text !== '') controller.enqueue(encoder.encode(text))
          controller.close()
          return
        }
        text += csvLine(value)
      }
      controller.enqueue(encoder.encode(text))
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
    },
  })
}
