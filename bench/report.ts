import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { isWithin, type Measurement } from './measurement.ts'

const RESULTS = fileURLToPath(new URL('results.json', import.meta.url))
const DOCUMENT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))
/** What stands between these two lines of the document is written anew by each run. */
const MARKS = ['<!-- results -->', '<!-- /results -->'] as const

export function print(measurements: readonly Measurement[]): void {
  const width = Math.max(...measurements.map(({ what }) => what.length))
  for (const measurement of measurements) {
    const limit = measurement.limit === undefined ? '' : `of ${measurement.limit} ${measurement.unit}`
    const mark = measurement.limit === undefined ? ' ' : isWithin(measurement) ? '✓' : '✗'
    console.log(`${mark} ${measurement.what.padEnd(width)}  ${inWords(measurement).padStart(10)}  ${limit}`)
  }
}

/** bench/results.json for programs, and the table of docs/benchmarks.md for people. */
export function write(measurements: readonly Measurement[]): void {
  const [cpu] = cpus()
  const machine = { cpus: cpus().length, model: cpu?.model ?? 'unknown', memoryGb: Math.round(totalmem() / 2 ** 30), node: process.version }
  const at = new Date().toISOString()
  writeFileSync(RESULTS, `${JSON.stringify({ at, machine, measurements }, null, 2)}\n`)
  const rows = measurements.map((measurement) => {
    const { what, limit, unit } = measurement
    return `| ${what} | ${inWords(measurement)} | ${limit === undefined ? '' : `${limit} ${unit}`} | ${isWithin(measurement) ? '' : 'over'} |`
  })
  const taken = `Taken on ${at.slice(0, 10)} on ${machine.cpus} × ${machine.model}, ${machine.memoryGb} GB, Node ${machine.node}; Kafka, console and browser on the same machine.`
  const table = [taken, '', '| What | Measured | Limit | |', '|---|--:|--:|---|', ...rows].join('\n')
  writeFileSync(DOCUMENT, replaceBetweenMarks(readFileSync(DOCUMENT, 'utf8'), table))
}

function inWords({ value, unit }: Measurement): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ${unit}`
}

function replaceBetweenMarks(text: string, content: string): string {
  const [begin, end] = MARKS.map((mark) => text.indexOf(mark))
  if (begin === undefined || end === undefined || begin < 0 || end < begin) throw new Error(`${DOCUMENT} has no place for the results`)
  return `${text.slice(0, begin + MARKS[0].length)}\n${content}\n${text.slice(end)}`
}
