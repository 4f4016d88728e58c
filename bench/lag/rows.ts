import { median } from '../quantile.ts'

export const TOOLS = ['kafka-consumer-groups', 'kafka_exporter', 'redpanda-console', 'burrow'] as const
export type ToolName = (typeof TOOLS)[number]

/** What is measured of the console, in the order of the report. */
export const ROWS = {
  round: { unit: 'ms', against: TOOLS },
  metrics: { unit: 'ms', against: ['kafka_exporter', 'burrow'] },
  'groups-page': { unit: 'ms', against: [] },
  'groups-by-lag': { unit: 'ms', against: [] },
  'topic-groups': { unit: 'ms', against: [] },
  group: { unit: 'ms', against: [] },
  'round-requests': { unit: 'requests', against: [] },
  'idle-broker-cpu-s': { unit: 's', against: [] },
  'idle-console-cpu-s': { unit: 's', against: [] },
  'rss-mb': { unit: 'MB', against: [] },
  'loop-delay-max-ms': { unit: 'ms', against: [] },
} as const satisfies Record<string, { unit: 'ms' | 's' | 'MB' | 'requests'; against: readonly ToolName[] }>
export type RowName = keyof typeof ROWS
export const ROW_NAMES = Object.keys(ROWS) as RowName[]

/** One time that something was measured; what does not go with it is left out. */
export interface Sample {
  value: number
  bytes?: number
  /** Of the three brokers together, while it went on. */
  brokerCpuS?: number
  /** Of the tool itself. */
  cpuS?: number
  rssMb?: number
}

export interface Row {
  name: RowName
  median: number
  min: number
  max: number
  unit: string
  /** `ratio`: how many times longer the tool takes. */
  against: { tool: ToolName; median: number; ratio: number }[]
}

export interface Samples {
  ours: Map<RowName, Sample[]>
  tools: Map<ToolName, Sample[]>
}

export function addSample<K>(to: Map<K, Sample[]>, name: K, sample: Sample): void {
  const there = to.get(name)
  if (there) there.push(sample)
  else to.set(name, [sample])
}

/** A row for all that was measured at least once. */
export function rowsOf({ ours, tools }: Samples): Row[] {
  return ROW_NAMES.flatMap((name) => {
    const values = ours.get(name)?.map(({ value }) => value) ?? []
    if (values.length === 0) return []
    const middle = median(values)
    const { unit, against } = ROWS[name]
    return {
      name,
      median: rounded(middle),
      min: rounded(Math.min(...values)),
      max: rounded(Math.max(...values)),
      unit,
      against: against.flatMap((tool) => {
        const theirs = tools.get(tool)
        if (!theirs) return []
        const theirMedian = median(theirs.map(({ value }) => value))
        return { tool, median: rounded(theirMedian), ratio: rounded(theirMedian / middle) }
      }),
    }
  })
}

const rounded = (value: number) => Math.round(value * 1000) / 1000
