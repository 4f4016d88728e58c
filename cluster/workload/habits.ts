import type { Habit } from './consume.ts'
import { pause } from './keep-running.ts'

/** Keeps up. */
export const healthy: Habit = { commits: true, eachBatch: async () => undefined }

/** Reads no more than so many records a second, and so falls behind a topic that gets more. */
export function limitedTo(perSecond: number): Habit {
  return {
    commits: true,
    eachBatch: async (payload, _consumer, signal) => {
      const { messages } = payload.batch
      for (let from = 0; from < messages.length && !signal.aborted; from += perSecond) {
        const slice = messages.slice(from, from + perSecond)
        await pause((slice.length / perSecond) * 1_000, signal)
        const last = slice.at(-1)
        if (last && !signal.aborted) payload.resolveOffset(last.offset)
        await payload.heartbeat()
        await payload.commitOffsetsIfNecessary()
      }
    },
  }
}

/** Alive, reading and heartbeating, and yet never committing: only lag shows that something is wrong. */
export const stalled: Habit = { commits: false, eachBatch: async () => undefined }

/** Sleeps for more than a minute, then catches up in seconds. */
export function bursty(topics: string[]): Habit {
  const paused = topics.map((topic) => ({ topic }))
  return {
    commits: true,
    eachBatch: async () => undefined,
    meanwhile: async (consumer, signal) => {
      while (!signal.aborted) {
        consumer.pause(paused)
        await pause(60_000 + Math.random() * 30_000, signal)
        if (signal.aborted) return
        consumer.resume(paused)
        await pause(20_000, signal)
      }
    },
  }
}

/** Was a member once, committed nothing more, and left: the offsets stay, the topic goes on. */
export const leavesAtOnce: Habit = {
  commits: false,
  eachBatch: async () => undefined,
  meanwhile: (_consumer, signal) => pause(1_000, signal),
}

/** Reads to the end of a topic that nobody writes any more, and leaves: empty without lag. */
export const readsOnce: Habit = {
  commits: true,
  eachBatch: (payload) => payload.commitOffsetsIfNecessary(),
  meanwhile: (_consumer, signal) => pause(12_000, signal),
}
