import { addSample, type RowName } from './rows.ts'
import { attempt, type Run } from './run.ts'
import { METRICS, type OwnConsole } from './own-console.ts'
import { seriesCount } from './prometheus-text.ts'
import { requireComplete, type Load } from './tools/tool.ts'

interface Call {
  row: RowName
  path: string
  /** In each turn. */
  times: number
  /** Throws unless the answer holds what was asked for. */
  check: (text: string) => void
}

const total = (text: string) => (JSON.parse(text) as { total: number }).total

function callsOf(own: OwnConsole, { groups, groupPartitions }: Load): Call[] {
  const [group] = groups
  const topic = group?.commits[0]?.topic.name ?? ''
  const readers = groups.filter(({ commits }) => commits.some((commit) => commit.topic.name === topic)).length
  const path = (words: string) => own.api(words)
  return [
    { row: 'groups-page', path: path('groups'), times: 20, check: (text) => requireComplete('groups', total(text), groups.length) },
    {
      row: 'groups-by-lag',
      path: path('groups?sort=-lag'),
      times: 20,
      check: (text) => requireComplete('groups', total(text), groups.length),
    },
    {
      row: 'topic-groups',
      path: path(`groups?topic=${topic}`),
      times: 20,
      check: (text) => requireComplete('readers', total(text), readers),
    },
    { row: 'group', path: path(`groups/${group?.id}`), times: 20, check: (text) => void JSON.parse(text) },
    {
      row: 'metrics',
      path: METRICS,
      times: 2,
      check: (text) => requireComplete('metrics', seriesCount(text, 'kafka_consumergroup_lag'), groupPartitions),
    },
  ]
}

/** The console's API and metrics, one kind of call after the other, and all of them again in each turn. What fails is added to `said`. */
export async function measureCalls(own: OwnConsole, { load, turns, samples }: Run, said: Set<string>): Promise<void> {
  const calls = callsOf(own, load)
  // The first turn only warms up.
  for (let turn = 0; turn <= turns; turn++) {
    for (const { row, path, times, check } of calls) {
      await attempt(row, said, async () => {
        for (let n = 0; n < times; n++) {
          const { tookMs, bytes, text } = await own.connection.get(path)
          if (n === 0) check(text)
          if (turn > 0) addSample(samples.ours, row, { value: tookMs, bytes })
        }
      })
    }
  }
}
