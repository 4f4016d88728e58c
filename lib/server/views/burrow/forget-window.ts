import 'server-only'
import type { Actor } from '@/lib/domain/access/actor'
import type { BurrowCluster } from './burrow-cluster'

/** What is forgotten, and who wants it so. `topic` null: all topics of the group. */
export interface Forgotten {
  cluster: string
  actor: Actor
  group: string
  topic: string | null
}

/** Nothing is forgotten that could not be recorded. */
export async function forgetWindow(
  { observer }: BurrowCluster,
  forgotten: Forgotten,
  record: (forgotten: Forgotten) => Promise<void>,
): Promise<void> {
  await record(forgotten)
  observer.windows.forget(forgotten.group, forgotten.topic ?? undefined)
}
