import { EndTable, writtenAt } from '../end-table'
import {
  BadCase,
  type Fields,
  type VectorReport,
  checkExpectations,
  isSame,
  readFields,
  readInt,
  readList,
  readNumber,
  runSection,
  show,
} from './case-reader'

/** Runs a file of kafka-lag-exporter's time-lag vectors (`meta` and `cases`), every case and every expectation of it. */
export function runTimelagCases(file: unknown): VectorReport {
  const report: VectorReport = { failures: [], checked: 0 }
  const fields = readFields(file, 'the file')
  for (const name of Object.keys(fields)) {
    if (name !== 'meta' && name !== 'cases') report.failures.push(`nobody knows the section ${name}`)
  }
  runSection('cases', fields['cases'], runCase, report)
  return report
}

function runCase(fields: Fields, id: string, report: VectorReport): void {
  const table = new EndTable(readNumber(fields['limit'], 'limit'))
  const add = readList(fields['points'], 'points').map((point) => {
    const [end, at] = readList(point, 'a point')
    return table.add({ end: readInt(end, 'an end offset'), atMs: readNumber(at, 'a time') })
  })
  compare(`${id}: add`, readList(fields['add'], 'add'), add, report)
  const kept = table.points.map((point) => [point.end, point.atMs])
  compare(`${id}: kept`, readList(fields['kept'], 'kept'), kept, report)

  const nowMs = readNumber(fields['now_ms'], 'now_ms')
  for (const one of readList(fields['lookups'], 'lookups')) {
    const { commit, ...expected } = readFields(one, 'a lookup')
    const actual = lookUp(table, readInt(commit, 'commit'), nowMs)
    const known = { ...expected, ...('lag_s' in expected ? { lag_s: readLag(expected['lag_s'], actual.lag_s) } : {}) }
    checkExpectations(`${id}, commit ${show(commit)}`, known, actual, report)
  }
}

/** In the vectors' own words: `zero`, `too_few`, and ±inf where a table of one offset divides by zero. */
function lookUp(table: EndTable, commit: bigint, nowMs: number): { time: number | string; lag_s: number | null } {
  const { kind, atMs } = writtenAt(table.points, commit)
  switch (kind) {
    case 'at-end':
      return { time: 'zero', lag_s: 0 }
    case 'too-few':
      return { time: 'too_few', lag_s: null }
    case 'no-rate': {
      const isBefore = commit < (table.points.at(-1)?.end ?? commit)
      return isBefore ? { time: '-inf', lag_s: Number.POSITIVE_INFINITY } : { time: '+inf', lag_s: Number.NEGATIVE_INFINITY }
    }
    case 'between':
    case 'before-history':
    case 'beyond-end':
      if (atMs === null) throw new BadCase(`${kind} without a time`)
      return { time: atMs, lag_s: (nowMs - atMs) / 1000 }
  }
}

/** JSON has no infinity: null stands for what is not finite, or a word does. */
function readLag(expected: unknown, actual: number | null): unknown {
  if (expected === null && actual !== null && !Number.isFinite(actual)) return actual
  if (typeof expected !== 'string') return expected
  const infinite = /^([+-]?)inf(inity)?$/i.exec(expected)
  if (!infinite) throw new BadCase(`nobody knows the lag ${show(expected)}`)
  return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}

function compare(what: string, expected: unknown, actual: unknown, report: VectorReport): void {
  report.checked += 1
  if (!isSame(expected, actual)) report.failures.push(`${what} is ${show(actual)}, not ${show(expected)}`)
}
