import { setTimeout as delay } from 'node:timers/promises'
import { step } from '../../cluster/progress.ts'
import { measureCalls } from './measure-calls.ts'
import { cpuSeconds, rssMb } from './process-figures.ts'
import { addSample, type RowName } from './rows.ts'
import { attempt, type Run, withConsole } from './run.ts'

const MINUTE_S = 60
const SETTLE_S = 60

/**
 * The API of a console as people run it, then a minute in which nobody asks it for anything. Returns what could not be measured.
 * The minute without it is half before and half after: brokers get cheaper with time, and neither side is to have the gain.
 */
export async function measureWatching(run: Run, idleSeconds: number): Promise<string[]> {
  const said = new Set<string>()
  const add = (row: RowName, value: number) => addSample(run.samples.ours, row, { value })
  const inMinute = (cpuS: number) => (cpuS * MINUTE_S) / idleSeconds
  const halfWithout = async () => {
    const [brokers = 0] = await step('half an idle minute without the console', () => idleCpu(idleSeconds / 2, run.brokerPids))
    return brokers
  }
  const before = await halfWithout()
  const watched = await withConsole(run, async (own) => {
    // What it takes to start and to see everything for the first time is not what it takes to watch.
    await attempt('loop-delay-max-ms', said, () => own.figures('loopDelayMaxMs'))
    await step('measuring the API', () => measureCalls(own, run, said))
    // V8 goes on compiling what it has just seen for a minute or two: watching goes on for months.
    await step('letting it settle', () => delay(SETTLE_S * 1_000))
    const [brokers = 0, console = 0] = await step('an idle minute with it', () => idleCpu(idleSeconds, run.brokerPids, [own.pid]))
    add('idle-console-cpu-s', inMinute(console))
    add('rss-mb', rssMb(own.pid))
    await attempt('loop-delay-max-ms', said, async () => add('loop-delay-max-ms', (await own.figures('loopDelayMaxMs'))[0]))
    return brokers
  })
  add('idle-broker-cpu-s', inMinute(watched - before - (await halfWithout())))
  return [...said]
}

/** Seconds of CPU that each of these sets of processes has in a while in which nobody asks for anything. */
async function idleCpu(seconds: number, ...processes: (readonly number[])[]): Promise<number[]> {
  const before = processes.map(cpuSeconds)
  await delay(seconds * 1_000)
  return processes.map((pids, n) => cpuSeconds(pids) - (before[n] ?? 0))
}
