import { readFileSync } from 'node:fs'
import { until } from '../../cluster/progress.ts'
import type { RunningConsole } from '../../tools/serve.ts'
import type { Measurement } from './measurement.ts'
import { plannedGroups, plannedTopics } from './plan.ts'

const KB_PER_MB = 1000

/** Seconds from `startedAt` (ms, of performance.now) until the console knows every topic and the lag of every group. */
export async function measureFirstPicture(api: string, cookie: string, startedAt: number): Promise<Measurement> {
  const topics = plannedTopics()
  const groups = plannedGroups(topics)
  const total = async (list: string) => {
    const answer = await fetch(`${api}/${list}`, { headers: { cookie } })
    return answer.ok ? ((await answer.json()) as { total: number; items: { lag?: string | null }[] }) : null
  }
  await until(
    'a complete picture',
    async () => {
      const [seenTopics, seenGroups] = await Promise.all([total('topics?limit=1'), total('groups?limit=1&sort=-lag')])
      const hasLag = typeof seenGroups?.items[0]?.lag === 'string'
      return ((seenTopics?.total ?? 0) >= topics.length && (seenGroups?.total ?? 0) >= groups.length && hasLag) || undefined
    },
    { timeoutMs: 120_000, everyMs: 250 },
  )
  return { what: 'Console: from its start to a complete picture', value: (performance.now() - startedAt) / 1000, unit: 's' }
}

/** Only where there is /proc; empty elsewhere. */
export function measureMemory({ pid }: RunningConsole): Measurement[] {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const mb = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / KB_PER_MB
    return [
      { what: 'Console: memory', value: mb('VmRSS'), unit: 'MB' },
      { what: 'Console: memory at most', value: mb('VmHWM'), unit: 'MB' },
    ]
  } catch {
    return []
  }
}
