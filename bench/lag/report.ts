import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { median } from '../quantile.ts'
import { record } from '../record.ts'
import { limitInWords } from './limits.ts'
import { type Row, rowsOf, type Sample, type Samples, type ToolName, TOOLS } from './rows.ts'
import type { Sizes } from './sizes.ts'

const RESULTS = fileURLToPath(new URL('../results/latest.json', import.meta.url))

export interface Report {
  load: { partitions: number; groupPartitions: number; groups: number }
  rows: Row[]
}

export function reportOf({ topics, partitions, groups, groupPartitions }: Sizes, samples: Samples): Report {
  return { load: { partitions: topics * partitions, groupPartitions: groups * groupPartitions, groups }, rows: rowsOf(samples) }
}

const HEAD = ['What', 'Median', 'Min', 'Max', 'Limit', 'Bytes', 'CPU of brokers', 'CPU of its own', 'RSS', 'Times a round'] as const

/** One line for each row of ours, then one for each tool; what is not known of it is empty. */
export function table({ rows }: Report, { ours, tools }: Samples, brokers: number): string[][] {
  const own = rows.map((row) => [
    row.name,
    ...[row.median, row.min, row.max].map((value) => `${figure(value)} ${row.unit}`),
    limitInWords(row.name, brokers),
    ...costs(ours.get(row.name) ?? []),
    '',
  ])
  const ratios = new Map<ToolName, number>(rows.find(({ name }) => name === 'round')?.against.map(({ tool, ratio }) => [tool, ratio]))
  const theirs = TOOLS.flatMap((tool) => {
    const samples = tools.get(tool) ?? []
    if (samples.length === 0) return []
    const values = samples.map(({ value }) => value)
    const spread = [median(values), Math.min(...values), Math.max(...values)].map((value) => `${figure(value)} ms`)
    const ratio = ratios.get(tool)
    return [[tool, ...spread, '', ...costs(samples), ratio === undefined ? '' : `${figure(ratio)} ×`]]
  })
  return [[...HEAD], ...own, ...theirs]
}

function costs(samples: readonly Sample[]): string[] {
  const of = (field: 'bytes' | 'brokerCpuS' | 'cpuS' | 'rssMb') => samples.flatMap((sample) => sample[field] ?? [])
  const words = (values: number[], unit: string) => (values.length === 0 ? '' : `${figure(median(values))} ${unit}`)
  const kB = of('bytes').map((bytes) => bytes / 1000)
  return [words(kB, 'kB'), words(of('brokerCpuS'), 's'), words(of('cpuS'), 's'), words(of('rssMb'), 'MB')]
}

const figure = (value: number) =>
  Math.abs(value) < 10 ? value.toFixed(2) : Math.abs(value) < 100 ? value.toFixed(1) : String(Math.round(value))

export function print(lines: readonly string[][]): void {
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  for (const line of lines) {
    console.log(line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '))
  }
}

/** bench/results/latest.json for programs, and the table of docs/benchmarks.md for people. `notes`: what was left out. */
export function write(report: Report, lines: readonly string[][], notes: readonly string[]): void {
  writeFileSync(RESULTS, `${JSON.stringify(report, null, 2)}\n`)
  const { partitions, groups, groupPartitions } = report.load
  const counted = [partitions, groups, groupPartitions].map((count) => count.toLocaleString('en'))
  const [head = [], ...body] = lines
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  record('lag', [
    `${counted[0]} partitions, ${counted[1]} groups with ${counted[2]} commits; brokers, console and tools on the same machine.`,
    '',
    row(head),
    row(head.map((_, column) => (column === 0 ? '---' : '--:'))),
    ...body.map(row),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note) => `- ${note}`)]),
  ])
}
