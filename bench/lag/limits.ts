import { ROW_NAMES, type Row, type RowName, type ToolName } from './rows.ts'

/** Below what the median has to be, on the usual load. */
const BELOW: Partial<Record<RowName, number>> = {
  metrics: 500,
  'groups-page': 20,
  'groups-by-lag': 20,
  'topic-groups': 10,
  group: 10,
  'idle-broker-cpu-s': 2,
  'idle-console-cpu-s': 3,
  'rss-mb': 300,
  'loop-delay-max-ms': 100,
}

/** How many times longer than a round of ours these have to take. */
const SLOWER_THAN_ROUND: Partial<Record<ToolName, number>> = {
  'kafka-consumer-groups': 80,
  kafka_exporter: 80,
  'redpanda-console': 2.5,
}

/** “Sorted by lag no slower” than unsorted, but for what two series of the same calls differ in: this share and this many ms. */
const NOISE = { share: 0.25, ms: 1 }

export function limitInWords(name: RowName, brokers: number): string {
  const below = BELOW[name]
  if (below !== undefined) return `< ${below}`
  return name === 'round-requests' ? `≤ ${requestsOfRound(brokers)}` : ''
}

/** One Metadata, then ListGroups, OffsetFetch and ListOffsets of each broker. */
const requestsOfRound = (brokers: number) => 1 + 3 * brokers

/** A sentence for each limit that is broken, and for each row or comparison with one of `compared` that is missing; none when all is well. */
export function brokenLimits(rows: readonly Row[], brokers: number, compared: readonly ToolName[] = []): string[] {
  const byName = new Map(rows.map((row) => [row.name, row]))
  const said: string[] = []
  for (const name of ROW_NAMES) {
    const row = byName.get(name)
    if (!row) {
      said.push(`${name} was not measured`)
      continue
    }
    const below = BELOW[name]
    if (below !== undefined && !(row.median < below)) said.push(`${name} is ${row.median} ${row.unit}, not below ${below}`)
  }
  for (const tool of compared) {
    if (!byName.get('round')?.against.some((other) => other.tool === tool)) said.push(`round was not compared with ${tool}`)
  }
  for (const { tool, ratio } of byName.get('round')?.against ?? []) {
    const wanted = SLOWER_THAN_ROUND[tool]
    if (wanted !== undefined && !(ratio >= wanted)) said.push(`round is ${ratio} times faster than ${tool}, not ${wanted}`)
  }
  const requests = byName.get('round-requests')
  if (requests && requests.max > requestsOfRound(brokers)) {
    said.push(`round-requests is up to ${requests.max}, not 1 + 3 for each of ${brokers} brokers`)
  }
  const [page, byLag] = [byName.get('groups-page'), byName.get('groups-by-lag')]
  if (page && byLag && byLag.median > page.median * (1 + NOISE.share) + NOISE.ms) {
    said.push(`groups-by-lag (${byLag.median} ms) is slower than groups-page (${page.median} ms)`)
  }
  return said
}
