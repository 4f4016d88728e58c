/** A case that cannot be run as it stands: what is missing or not understood. */
export class BadCase extends Error {}

export type Fields = Record<string, unknown>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads the fields of a case; throws BadCase for one that is missing or of another kind. */
export function readFields(value: unknown, what: string): Fields {
  if (!isFields(value)) throw new BadCase(`${what} is not an object`)
  return value
}

export function readList(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new BadCase(`${what} is not a list`)
  return value
}

export function readNumber(value: unknown, what: string): number {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new BadCase(`${what} is not a number`)
  return value
}

/** An int64: what JSON.parse has kept exact, or a decimal string. */
export function readInt(value: unknown, what: string): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return BigInt(value)
  throw new BadCase(`${what} is not an integer`)
}

export function readFlag(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw new BadCase(`${what} is not true or false`)
  return value
}

/** Parses JSON, with integers beyond what a number holds as bigint. Throws SyntaxError. */
export function parseExactly(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    const source = context?.source
    const isInexact = typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source)
    return isInexact ? BigInt(source) : value
  })
}

/** What a run came to: a line for each expectation that does not hold, and how many were looked at. */
export interface VectorReport {
  failures: string[]
  checked: number
}

/**
 * Compares what came out with every field that is expected. Fails on an expectation the runner knows nothing of, and on
 * a case that expects nothing.
 */
export function checkExpectations(id: string, expected: Fields, actual: Fields, report: VectorReport): void {
  const names = Object.keys(expected)
  if (names.length === 0) throw new BadCase('expects nothing')
  for (const name of names) {
    if (!Object.hasOwn(actual, name)) report.failures.push(`${id}: nobody knows the expectation ${name}`)
    else if (!isSame(expected[name], actual[name]))
      report.failures.push(`${id}: ${name} is ${show(actual[name])}, not ${show(expected[name])}`)
    report.checked += 1
  }
}

/** Are they the same, numbers as far as they are written out? */
export function isSame(expected: unknown, actual: unknown): boolean {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return expected.length === actual.length && expected.every((part, index) => isSame(part, actual[index]))
  }
  if (typeof actual === 'bigint') return (typeof expected === 'number' || typeof expected === 'bigint') && BigInt(expected) === actual
  if (typeof expected !== 'number' || typeof actual !== 'number' || expected === actual) return expected === actual
  return Number.isFinite(expected) && Math.abs(expected - actual) <= tolerance(expected)
}

/** A fraction written to four digits or more is rounded there; a float32 differs by less than a millionth, a double by its last bits. */
function tolerance(written: number): number {
  const digits = /\.(\d+)$/.exec(String(written))?.[1]?.length ?? 0
  return Math.max(1e-6, digits < 4 ? 0 : 0.51 * 10 ** -digits, Math.abs(written) * 1e-15)
}

export function show(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? 'nothing'
}

/** Runs every case of a section; one that cannot be run is a failure of its own. */
export function runSection(
  name: string,
  cases: unknown,
  run: (fields: Fields, id: string, report: VectorReport) => void,
  report: VectorReport,
): void {
  if (!Array.isArray(cases) || cases.length === 0) {
    report.failures.push(`${name} is missing or empty`)
    return
  }
  for (const [index, one] of cases.entries()) {
    const id = `${name} ${isFields(one) && typeof one['id'] === 'string' ? one['id'] : `no. ${index + 1}`}`
    const before = report.checked
    try {
      run(readFields(one, id), id, report)
      if (report.checked === before) report.failures.push(`${id}: expects nothing`)
    } catch (error) {
      if (!(error instanceof BadCase)) throw error
      report.failures.push(`${id}: ${error.message}`)
    }
  }
}
