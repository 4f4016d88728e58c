import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from '../../cluster/progress.ts'
import { PATHS } from '../demo/settings.ts'
import { WindowWatch } from './window-watch.ts'

/** One line of the table at the end. */
export interface Sample {
  second: number
  rssMb: number
  gaps: number
  source: string
  commitsPerSec: number
  groups: number
  /** Of the slowest answer since the last sample. */
  slowestMs: number
}

interface Pulse {
  commits: {
    source: string
    because: string
    commitsPerSec: number | null
    gaps: { count: number }
    unknownRecords: Record<string, number>
  } | null
  counts: { groups: number | null }
}

const CLUSTER = '/api/v1/clusters/demo'

/** The demo's console, looked at as people and their dashboards do. */
export class SoakedConsole {
  readonly windows = new WindowWatch()
  readonly problems: string[] = []
  readonly #url: string
  readonly #token: string
  readonly #pid: number
  #slowestMs = 0

  constructor(url: string, token: string, pid: number) {
    this.#url = url
    this.#token = token
    this.#pid = pid
  }

  static ofDemo(): SoakedConsole {
    const { url, accounts } = JSON.parse(readFileSync(PATHS.ready, 'utf8')) as { url: string; accounts: { viewer: { token: string } } }
    const [pid = 0] = readFileSync(join(PATHS.console, 'server.pid'), 'utf8').split(' ').map(Number)
    return new SoakedConsole(url, accounts.viewer.token, pid)
  }

  async untilTailing(timeoutMs: number): Promise<void> {
    await until('the tail', async () => (await this.#pulse()).commits?.source === 'tail' || undefined, { timeoutMs })
  }

  /** Every window, the lists, one group closely, and what dashboards scrape. */
  async look(): Promise<void> {
    const { consumers } = (await this.#get('/v3/kafka/demo/consumer')) as { consumers: string[] }
    for (const group of consumers) {
      const path = `/v3/kafka/demo/consumer/${encodeURIComponent(group)}`
      this.windows.look(group, (await this.#get(path)) as Parameters<WindowWatch['look']>[1])
      await this.#get(`${CLUSTER}/groups/${encodeURIComponent(group)}`)
    }
    for (const path of [`${CLUSTER}/groups`, `${CLUSTER}/topics`, `${CLUSTER}/overview`]) await this.#get(path)
    await this.#answer('/metrics')
  }

  async sample(second: number): Promise<Sample> {
    const { commits, counts } = await this.#pulse()
    const [kib] = /(?<=VmRSS:\s+)\d+/.exec(readFileSync(`/proc/${this.#pid}/status`, 'utf8')) ?? []
    for (const [what, count] of Object.entries(commits?.unknownRecords ?? {})) this.#problem(`${count} records of ${what} are unknown`)
    if (commits?.source !== 'tail') this.#problem(`commits come from ${commits?.source} at second ${second}: ${commits?.because}`)
    const slowestMs = Math.round(this.#slowestMs)
    this.#slowestMs = 0
    return {
      second,
      rssMb: Math.round((Number(kib) * 1024) / 1e5) / 10,
      gaps: commits?.gaps.count ?? Number.NaN,
      source: commits?.source ?? 'none',
      commitsPerSec: Math.round(commits?.commitsPerSec ?? 0),
      groups: counts.groups ?? 0,
      slowestMs,
    }
  }

  async #pulse(): Promise<Pulse> {
    return (await this.#get(CLUSTER)) as Pulse
  }

  async #get(path: string): Promise<unknown> {
    return JSON.parse(await this.#answer(path))
  }

  async #answer(path: string): Promise<string> {
    const began = performance.now()
    const answer = await fetch(this.#url + path, { headers: { authorization: `Bearer ${this.#token}` } })
    const text = await answer.text()
    this.#slowestMs = Math.max(this.#slowestMs, performance.now() - began)
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text.slice(0, 300)}`)
    return text
  }

  #problem(what: string): void {
    if (!this.problems.includes(what)) this.problems.push(what)
  }
}
