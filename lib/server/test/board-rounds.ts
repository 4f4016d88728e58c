import 'server-only'
import { timeBetween } from '@/lib/domain/boards/ledger'
import { eventually } from './real-cluster'
import { ROUND_MS, type WatchedBoards } from './watched-boards'

/** After all that tests count. */
const FAR = Date.UTC(2040, 0, 1)

/** All that is counted of a service, stored or not. */
export async function counted(boards: WatchedBoards, id: string) {
  const watched = boards.recorder.get(id)
  if (!watched) throw new Error(`There is no service ${id}`)
  const cells = await boards.recorder.ledger.cells([watched], 0, FAR)
  return timeBetween(cells.get(id) ?? [], 0, Number.POSITIVE_INFINITY)
}

export async function missesOf(boards: WatchedBoards, id: string) {
  const watched = boards.recorder.get(id)
  const { misses } = await boards.recorder.ledger.misses(watched ? [watched] : [], { from: 0, to: FAR, most: 100 })
  return misses.toSorted((a, b) => a.from - b.from)
}

/** Rounds of one group from `from` on; answers when the next would be. */
export async function rounds(boards: WatchedBoards, from: number, ...seconds: (number | null)[]): Promise<number> {
  for (const [index, value] of seconds.entries()) await boards.round(from + index * ROUND_MS, { billing: value })
  return from + seconds.length * ROUND_MS
}

export async function ready(boards: WatchedBoards, id: string): Promise<void> {
  await eventually(`${id} is ready`, () => boards.recorder.get(id)?.isReady ?? false)
}
