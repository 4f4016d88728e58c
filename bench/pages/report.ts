import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { machine, record } from '../record.ts'
import { isWithin, type Measurement } from './measurement.ts'

const RESULTS = fileURLToPath(new URL('../results/pages.json', import.meta.url))

export function print(measurements: readonly Measurement[]): void {
  const width = Math.max(...measurements.map(({ what }) => what.length))
  for (const measurement of measurements) {
    const limit = measurement.limit === undefined ? '' : `of ${measurement.limit} ${measurement.unit}`
    const mark = measurement.limit === undefined ? ' ' : isWithin(measurement) ? '✓' : '✗'
    console.log(`${mark} ${measurement.what.padEnd(width)}  ${inWords(measurement).padStart(10)}  ${limit}`)
  }
}

/** bench/results/pages.json for programs, and the table of docs/benchmarks.md for people. */
export function write(measurements: readonly Measurement[]): void {
  const at = new Date().toISOString()
  writeFileSync(RESULTS, `${JSON.stringify({ at, machine, measurements }, null, 2)}\n`)
  const rows = measurements.map((measurement) => {
    const { what, limit, unit } = measurement
    return `| ${what} | ${inWords(measurement)} | ${limit === undefined ? '' : `${limit} ${unit}`} | ${isWithin(measurement) ? '' : 'over'} |`
  })
  record('pages', ['Kafka, console and browser on the same machine.', '', '| What | Measured | Limit | |', '|---|--:|--:|---|', ...rows])
}

function inWords({ value, unit }: Measurement): string {
  if (unit === 'tasks') return String(value)
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ${unit}`
}
