// `npm run bench:history`: the history that a console keeps: how large, how quickly read, and whether it forgets a peak.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { record } from '../record.ts'
import { positiveSetting } from '../lag/sizes.ts'
import { useServerCode } from '../../tools/server-code.ts'

useServerCode()
const { measureHistory } = await import('./measure-history.ts')

const LIMITS = { queryMs: 50, bytesPerPoint: 12, heldMs: 100 } as const
const MANY_SERIES = 2_000

const days = positiveSetting(process.env, 'HIGHWATER_BENCH_HISTORY_DAYS', 90)
const series = positiveSetting(process.env, 'HIGHWATER_BENCH_SERIES', 200)
console.log(`• a sample a minute of ${series} series over ${days} days`)
const figures = await measureHistory({ series, days })

const mb = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
const rows = [
  ['Size on disk', mb(figures.fileBytes)],
  [`The same for ${MANY_SERIES.toLocaleString('en')} series, reckoned`, mb((figures.fileBytes / series) * MANY_SERIES)],
  ['Points kept', figures.points.toLocaleString('en')],
  ['Bytes a point, packed', figures.bytesPerPoint.toFixed(1)],
  ['Bytes a point, on disk (limit 12)', figures.fileBytesPerPoint.toFixed(1)],
  ['A round’s share of the work', `${figures.roundMs.median.toFixed(1)} ms, at most ${figures.roundMs.max.toFixed(0)} ms`],
  ['The longest that anything else waits for it (limit 100 ms)', `${figures.heldMs.toFixed(0)} ms`],
  ...figures.queries.map(({ range, medianMs, maxMs }) => [
    `A chart of ${range} (limit 50 ms)`,
    `${medianMs.toFixed(1)} ms, at most ${maxMs.toFixed(1)} ms`,
  ]),
  ['Peaks lost in a roll-up (limit 0)', String(figures.lostPeaks)],
]
for (const [what, value] of rows) console.log(`${what?.padEnd(46)} ${value}`)

if (days >= 90) {
  writeFileSync(fileURLToPath(new URL('../results/history.json', import.meta.url)), `${JSON.stringify(figures, null, 2)}\n`)
  record('history', [
    `a sample a minute of ${series} series over ${days} days.`,
    '',
    '| What | |',
    '| --- | --: |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ])
}
const broken = [
  ...figures.queries
    .filter(({ medianMs }) => medianMs >= LIMITS.queryMs)
    .map(({ range }) => `a chart of ${range} takes ${LIMITS.queryMs} ms or more`),
  ...(figures.heldMs >= LIMITS.heldMs ? [`a round holds everything else for ${LIMITS.heldMs} ms or more`] : []),
  ...(figures.fileBytesPerPoint > LIMITS.bytesPerPoint ? [`a point takes more than ${LIMITS.bytesPerPoint} bytes`] : []),
  ...(figures.lostPeaks > 0 ? [`${figures.lostPeaks} peaks were lost`] : []),
]
for (const limit of broken) console.error(`✗ ${limit}`)
process.exitCode = broken.length > 0 ? 1 : 0
