import { until } from '../../cluster/progress.ts'
import type { RunningConsole } from '../../tools/serve.ts'
import type { PlannedGroup } from '../planned.ts'
import { BENCH_CLUSTER, createToken, serveBench } from '../served-console.ts'
import { KeptConnection } from './kept-connection.ts'
import { plannedLag } from './load-plan.ts'
import { seriesValue } from './prometheus-text.ts'

const PORT = Number(process.env['HIGHWATER_BENCH_PORT'] ?? 26180)

/** Where the console tells of everything, with kafka_exporter's names. */
export const METRICS = '/metrics'
/** Where of itself alone: no group and no topic has these names. */
const OWN_METRICS = '/metrics?view=console&group=/&topic=/'

/** What the console says of itself. */
const OWN_FIGURES = {
  /** Of the last round. */
  roundMs: { series: 'highwater_round_duration_seconds', factor: 1_000 },
  roundRequests: { series: 'highwater_round_requests', factor: 1 },
  /** Since it was last asked for. */
  loopDelayMaxMs: { series: 'highwater_event_loop_delay_max_seconds', factor: 1_000 },
} as const
export type OwnFigure = keyof typeof OWN_FIGURES

/** The production console on the load cluster, with one connection to it. */
export class OwnConsole {
  readonly connection: KeptConnection
  readonly #served: RunningConsole

  private constructor(served: RunningConsole, connection: KeptConnection) {
    this.#served = served
    this.connection = connection
  }

  /** Returns once it knows the lag of every group. `roundMs`: between two rounds; left out, what it does by itself. */
  static async start(bootstrap: string, groups: readonly PlannedGroup[], roundMs?: number): Promise<OwnConsole> {
    const env = roundMs === undefined ? {} : { HIGHWATER_ROUND_MS: String(roundMs) }
    const served = await serveBench({ port: PORT, bootstrap, env })
    try {
      const connection = new KeptConnection(served.url, { authorization: `Bearer ${await createToken(served.url)}` })
      const own = new OwnConsole(served, connection)
      await own.#untilComplete(groups)
      return own
    } catch (error) {
      await served.stop()
      throw error
    }
  }

  get pid(): number {
    return this.#served.pid
  }

  /** The path of something of the cluster in the API. */
  api(path: string): string {
    return `/api/v1/clusters/${BENCH_CLUSTER}/${path}`
  }

  /** What it says of itself just now, in the order asked for. Throws where it says nothing of that. */
  async figures<const N extends readonly OwnFigure[]>(...names: N): Promise<{ [K in keyof N]: number }> {
    const { text } = await this.connection.get(OWN_METRICS)
    const values = names.map((name) => {
      const { series, factor } = OWN_FIGURES[name]
      const value = seriesValue(text, series, BENCH_CLUSTER)
      if (value === null || !Number.isFinite(value)) throw new Error(`the console tells no ${series}`)
      return value * factor
    })
    return values as { [K in keyof N]: number }
  }

  stop(): Promise<void> {
    this.connection.close()
    return this.#served.stop()
  }

  async #untilComplete(groups: readonly PlannedGroup[]): Promise<void> {
    const lag = String(Math.max(...groups.map(plannedLag)))
    await until(
      'a complete picture',
      async () => {
        const { text } = await this.connection.get(this.api('groups?limit=1&sort=-lag'))
        const { total, items } = JSON.parse(text) as { total: number; items: { lag: string | null; complete: boolean }[] }
        return (total >= groups.length && items[0]?.lag === lag && items[0].complete) || undefined
      },
      { timeoutMs: 120_000, everyMs: 250 },
    )
  }
}
