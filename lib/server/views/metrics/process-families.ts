import 'server-only'
import type { HistoryKeeper } from '../../observe/history/history-keeper'
import type { LoopDelay } from './event-loop-delay'
import type { MetricFamily } from './metric-family'

/** This process, as one answer tells of it. */
export interface ProcessFigures {
  loopDelay: LoopDelay | null
  /** null: there is none without a cluster. */
  history: Pick<HistoryKeeper, 'failure' | 'leftOut'> | null
}

/** What the console tells of its own process; names that others use too are theirs. */
export const PROCESS_FAMILIES: readonly MetricFamily<ProcessFigures>[] = [
  {
    name: 'highwater_event_loop_delay_max_seconds',
    help: 'Longest time the event loop was kept busy at once, since this was last asked for.',
    type: 'gauge',
    series: ({ loopDelay }) => (loopDelay ? [` ${loopDelay.most}`] : []),
  },
  {
    name: 'highwater_event_loop_delay_seconds',
    help: 'How long the event loop was kept busy at once, since this was last asked for.',
    type: 'summary',
    series: ({ loopDelay }) => (loopDelay ? [`{quantile="0.5"} ${loopDelay.p50}`, `{quantile="0.99"} ${loopDelay.p99}`] : []),
  },
  {
    name: 'highwater_history_failing',
    help: '1 while the history cannot be written, with the reason.',
    type: 'gauge',
    series: ({ history }) =>
      history
        ? (['full', 'locked', 'failed'] as const).map((reason) => `{reason="${reason}"} ${history.failure?.reason === reason ? 1 : 0}`)
        : [],
  },
  {
    name: 'highwater_history_series_left_out',
    help: 'Series that are not kept because there are too many.',
    type: 'gauge',
    series: ({ history }) => (history ? [` ${history.leftOut}`] : []),
  },
  {
    name: 'nodejs_version_info',
    help: 'The Node.js this process runs on.',
    type: 'gauge',
    series: () => [`{version="${process.version}"} 1`],
  },
  {
    name: 'process_cpu_seconds_total',
    help: 'Total user and system CPU time spent in seconds.',
    type: 'counter',
    series: () => [` ${cpuSeconds()}`],
  },
  {
    name: 'process_resident_memory_bytes',
    help: 'Resident memory size in bytes.',
    type: 'gauge',
    series: () => [` ${process.memoryUsage.rss()}`],
  },
]

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
