// `node tools/test/history-writer.ts <file> <from ms>`: writes rounds of a history without end, and says of each when it is committed.
import { useServerCode } from '../server-code.ts'

useServerCode()
const { USUAL_KEEP } = await import('@/lib/domain/series/tiers')
const { HistoryKeeper } = await import('@/lib/server/observe/history/history-keeper')
const { recentSamples } = await import('@/lib/server/observe/history/recent-samples')
const { LagHistory } = await import('@/lib/server/observe/lag-history')
const { SampleHistory } = await import('@/lib/server/observe/sample-history')
const { openHistory } = await import('@/lib/server/store/history/open-history')

const [path = '', from = '0'] = process.argv.slice(2)
const ROUND_MS = 10_000
const GROUPS = 40

const groups = new LagHistory()
const topics = new SampleHistory(['produceRate', 'sizeBytes'] as const)
const all = new SampleHistory(['produced', 'consumed'] as const)
const { series: store, marks, heat, incidents } = openHistory(path)
const keeper = new HistoryKeeper({
  store,
  marks,
  heat,
  incidents,
  keep: USUAL_KEEP,
  mostSeries: 1_000,
  onFailure: (error) => {
    throw error
  },
})
keeper.watch('prod', recentSamples({ cluster: 'prod', history: groups, topicSamples: topics, throughput: all }))

for (let at = Number(from); ; at += ROUND_MS) {
  for (const history of [groups, topics, all]) history.beginRound(at)
  for (let group = 0; group < GROUPS; group += 1) {
    const lag = at / ROUND_MS + group
    groups.record(`group-${group}`, 'orders', { lag, seconds: 1, commitRate: lag % 100, produceRate: 5 })
  }
  await keeper.noteRound('prod', at)
  await keeper.flush(at)
  process.stdout.write(`${at}\n`)
}
