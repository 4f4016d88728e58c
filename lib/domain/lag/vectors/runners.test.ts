import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { type Fields, type VectorReport, isFields, isSame, parseExactly } from './case-reader'
import { runBurrowCases } from './run-burrow-cases'
import { runTimelagCases } from './run-timelag-cases'

const read = (name: string): Fields => {
  const file = parseExactly(readFileSync(new URL(name, import.meta.url), 'utf8'))
  if (!isFields(file)) throw new Error(`${name} is no object`)
  return file
}

const RUNNERS: [string, string, (file: unknown) => VectorReport][] = [
  ["Burrow's", 'burrow-cases.json', runBurrowCases],
  ['time lag', 'timelag-cases.json', runTimelagCases],
]
/** Fields that say what should come out. */
const EXPECTED = new Set(['expect', 'rules', 'stored', 'add', 'kept', 'time', 'lag_s'])

/** The ways to every single value that is expected. */
function expectations(value: unknown, path: string[] = [], isExpected = false): string[][] {
  if (typeof value !== 'object' || value === null) return isExpected ? [path] : []
  return Object.entries(value).flatMap(([key, part]) => expectations(part, [...path, key], isExpected || EXPECTED.has(key)))
}

function changed(file: Fields, path: readonly string[]): Fields {
  const copy = structuredClone(file)
  const key = path.at(-1) ?? ''
  const holder = path.slice(0, -1).reduce<unknown>((part, step) => (part as Fields)[step], copy) as Fields
  const value = holder[key]
  holder[key] =
    typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : value === null ? 12_345 : `${JSON.stringify(value)}?`
  return copy
}

describe.each(RUNNERS)('the runner of %s vectors', (_, name, run) => {
  const file = read(name)
  const sections = Object.keys(file).filter((section) => section !== 'meta')

  test('fails on a file with one expectation changed, whichever it is', () => {
    const paths = expectations(Object.fromEntries(sections.map((section) => [section, file[section]])))
    expect(paths.length).toBeGreaterThan(40)
    const unnoticed = paths.filter((path) => run(changed(file, path)).failures.length === 0)
    expect(unnoticed).toEqual([])
  })

  test('names what does not hold', () => {
    const path = expectations(file).find((steps) => steps.length > 2) ?? []
    expect(run(changed(file, path)).failures).toHaveLength(1)
  })

  test.each(sections)('fails without %s, or with nothing in it', (section) => {
    const { [section]: _cases, ...others } = file
    expect(run(others).failures).toEqual([`${section} is missing or empty`])
    expect(run({ ...file, [section]: [] }).failures).toEqual([`${section} is missing or empty`])
  })

  test('fails on a section it does not know', () => {
    expect(run({ ...file, more_cases: [{}] }).failures).toEqual(['nobody knows the section more_cases'])
  })

  test.each(sections)('fails on a case of %s it cannot read, instead of passing over it', (section) => {
    expect(run({ ...file, [section]: [{ id: 'X' }] }).failures).toHaveLength(1)
    expect(run({ ...file, [section]: ['X'] }).failures).toHaveLength(1)
  })
})

describe('what only a runner knows', () => {
  const file = read('burrow-cases.json')
  const evaluation = (change: Fields) => ({
    ...file,
    eval_cases: [{ window: [null, [10, 0, 5], [20, 1_000, 6]], current_lag: 6, broker_offsets: [26], ...change }],
  })

  test('an expectation or rule of a name it does not know', () => {
    const [one] = file['partition_cases'] as Fields[]
    const sideways = { ...file, partition_cases: [{ ...one, rules: { sideways: true } }] }
    expect(runBurrowCases(sideways).failures).toEqual([expect.stringContaining('nobody knows the expectation sideways')])
    const unknown = evaluation({ last_commit_age_ms: 0, expect: { status: 'WARN', colour: 'red' } })
    expect(runBurrowCases(unknown).failures).toEqual([expect.stringContaining('nobody knows the expectation colour')])
    expect(runBurrowCases(evaluation({ last_commit_age_ms: 0, expect: {} })).failures).toEqual([expect.stringContaining('expects nothing')])
  })

  test.each([
    ['as long silent as the window spans', 1_000, { status: 'WARN', complete: 0.6666667, start_offset: 10, end_offset: 20 }],
    ['silent for longer', 2_000, { status: 'STOP' }],
    [
      'expired: not found, whatever the window says',
      604_801_000,
      { status: 'NOTFOUND', complete: 1, start_offset: null, end_offset: null },
    ],
  ])('the age of the last commit: %s', (_, last_commit_age_ms, expected) => {
    expect(runBurrowCases(evaluation({ last_commit_age_ms, expect: expected })).failures).toEqual([])
  })

  test('a table of one offset divides by zero, which is an infinite lag there', () => {
    const lookups = [
      { commit: 4, time: '-inf', lag_s: null },
      { commit: 6, time: '+inf', lag_s: '-inf' },
      { commit: 5, time: 'zero', lag_s: 0 },
    ]
    const cases = [
      {
        limit: 9,
        points: [
          [5, 0],
          [5, 1_000],
        ],
        add: ['inserted', 'inserted'],
        kept: [
          [5, 0],
          [5, 1_000],
        ],
        now_ms: 2_000,
        lookups,
      },
    ]
    expect(runTimelagCases({ cases }).failures).toEqual([])
    const wrong = cases.map((one) => ({ ...one, lookups: [{ commit: 4, time: '-inf', lag_s: '-inf' }] }))
    expect(runTimelagCases({ cases: wrong }).failures).toHaveLength(1)
  })

  test('offsets beyond what a number holds stay exact', () => {
    expect(parseExactly('[9007199254740993, 1e20, 0.5]')).toEqual([9_007_199_254_740_993n, 1e20, 0.5])
    expect(isSame(9_007_199_254_740_993n, 9_007_199_254_740_992n)).toBe(false)
  })

  test('a fraction counts as far as it is written', () => {
    expect(isSame(0.6667, Math.fround(2 / 3))).toBe(true)
    expect(isSame(0.666, Math.fround(2 / 3))).toBe(false)
    expect(isSame(1_700_000_000_000, 1_700_000_000_001)).toBe(false)
  })
})
