import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { ChangeContext, ReviewedPlan } from './define-change'
import { placeKey, readGroupNow, readPlaces } from './look/group-now'
import type { Said } from './said'

const LOOK_EVERY_MS = 1_000
/** Whoever stopped consumers for a reset starts them again soon. */
const WATCH_MS = 10 * 60_000

/**
 * After an armed reset: waits until the group has members that have committed again, and says whether they go on from where it
 * was put. null: nobody came back in ten minutes, or `isOver`.
 */
export async function watchResume(
  context: () => ChangeContext,
  group: string,
  { rows }: ReviewedPlan,
  isOver: () => boolean,
): Promise<Said | null> {
  const targets = new Map(
    rows.flatMap(({ of, after }) => {
      const key = placeKey({ topic: String(of['topic']), partition: Number(of['partition']) })
      return typeof after?.['offset'] === 'string' ? [[key, BigInt(after['offset'])] as const] : []
    }),
  )
  const deadline = performance.now() + WATCH_MS
  while (!isOver() && performance.now() < deadline) {
    const seen = await look(context(), group, targets).catch(() => null)
    if (seen) return seen
    await pause(LOOK_EVERY_MS)
  }
  return null
}

async function look({ client }: ChangeContext, id: string, targets: ReadonlyMap<string, bigint>): Promise<Said | null> {
  const group = await readGroupNow(client, id)
  if (group.isEmpty || group.members.length === 0) return null
  const places = await readPlaces(client, group)
  const moved = [...targets].filter(([key, target]) => places.get(key)?.offset !== target)
  if (moved.length === 0) return null
  const elsewhere = moved.filter(([key, target]) => (places.get(key)?.offset ?? -1n) < target).length
  const members = group.members.length
  return elsewhere === 0
    ? { code: 'change.resumed', figures: { members } }
    : { code: 'change.resumedElsewhere', figures: { members, partitions: elsewhere } }
}
