import { setTimeout as delay } from 'node:timers/promises'
import { step } from '../../cluster/progress.ts'
import { METRICS, type OwnConsole } from './own-console.ts'
import { cpuSeconds } from './process-figures.ts'
import { addSample } from './rows.ts'
import { attempt, type Run, withConsole } from './run.ts'
import type { Tool } from './tools/tool.ts'

/** Between two rounds of the console meanwhile: often enough to take a round in each turn, seldom enough to be nothing that slows a tool. */
const ROUND_MS = 5_000
/** Longer than a round takes. */
const ROUND_TAKES_MS = 1_000
/** Turns of a tool that takes over ten seconds. */
const SLOW_TURNS = 3

/** Rounds and metrics of ours, then in turn with each tool. Returns what could not be measured, or was left out. */
export async function measureTools(run: Run, tools: readonly Tool[]): Promise<string[]> {
  const said = new Set<string>()
  const measureAll = async (own: OwnConsole) => {
    await step('measuring rounds', async () => {
      for (let turn = 0; turn < run.turns; turn++) await sampleOurs(own, run, said)
    })
    for (const tool of tools) {
      await step(`measuring against ${tool.name}`, () => attempt(tool.name, said, () => measureAgainst(tool, own, run, said)))
    }
  }
  await withConsole(run, measureAll, ROUND_MS)
  return [...said]
}

async function measureAgainst(tool: Tool, own: OwnConsole, run: Run, said: Set<string>): Promise<void> {
  const running = await tool.start(run.load)
  if ('missing' in running) {
    said.add(`left out: ${running.missing}`)
    return
  }
  const stop = run.remember(() => running.stop())
  try {
    for (let turn = 0; turn < (tool.isSlow ? Math.min(run.turns, SLOW_TURNS) : run.turns); turn++) {
      const before = cpuSeconds(run.brokerPids)
      const sample = await running.measure()
      addSample(run.samples.tools, tool.name, { ...sample, brokerCpuS: cpuSeconds(run.brokerPids) - before })
      await sampleOurs(own, run, said)
    }
  } finally {
    await stop()
  }
}

/** A round that began after this call, and the metrics. */
async function sampleOurs(own: OwnConsole, { samples: { ours } }: Run, said: Set<string>): Promise<void> {
  await attempt('round', said, async () => {
    await delay(ROUND_MS + ROUND_TAKES_MS)
    const [round, requests] = await own.figures('roundMs', 'roundRequests')
    addSample(ours, 'round', { value: round })
    addSample(ours, 'round-requests', { value: requests })
  })
  await attempt('metrics', said, async () => {
    const { tookMs, bytes } = await own.connection.get(METRICS)
    addSample(ours, 'metrics', { value: tookMs, bytes })
  })
}
