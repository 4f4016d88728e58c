import { step } from '../../cluster/progress.ts'
import { OwnConsole } from './own-console.ts'
import type { Samples } from './rows.ts'
import type { Load } from './tools/tool.ts'

/** Keeps what has to be stopped should the run be; what it returns stops it now. */
export type Remember = (stop: () => Promise<void>) => () => Promise<void>

export interface Run {
  load: Load
  turns: number
  brokerPids: readonly number[]
  samples: Samples
  remember: Remember
}

/** Starts a console, does something with it, and stops it. `roundMs`: between two of its rounds; left out, what it does by itself. */
export async function withConsole<T>({ load, remember }: Run, use: (own: OwnConsole) => Promise<T>, roundMs?: number): Promise<T> {
  const own = await step('starting the console', () => OwnConsole.start(load.bootstrap, load.groups, roundMs))
  const stop = remember(() => own.stop())
  try {
    return await use(own)
  } finally {
    await stop()
  }
}

/** One measurement that fails does not take the others with it: its failure is added to `said`, with what it was about. */
export async function attempt(what: string, said: Set<string>, run: () => Promise<unknown>): Promise<void> {
  try {
    await run()
  } catch (error) {
    said.add(`${what}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
