export type JumpKind = 'page' | 'group' | 'topic' | 'broker' | 'cluster'

/** One thing of the console, by its name in Kafka or of the page. */
export interface Jump {
  kind: JumpKind
  id: string
}

const KEPT = 8
const KINDS: readonly string[] = ['page', 'group', 'topic', 'broker', 'cluster'] satisfies JumpKind[]
const keyOf = (cluster: string) => `highwater.jumps.${cluster}`

/** Where somebody went by the search of this cluster, newest first, at most 8. Empty where the browser keeps nothing. */
export function recentJumps(cluster: string, storage: Pick<Storage, 'getItem'> = localStorage): Jump[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(cluster)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isJump).slice(0, KEPT) : []
  } catch {
    return []
  }
}

/** Puts a jump first; one that was there already moves up. */
export function rememberJump(cluster: string, { kind, id }: Jump, storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage): void {
  const others = recentJumps(cluster, storage).filter((jump) => jump.kind !== kind || jump.id !== id)
  try {
    storage.setItem(keyOf(cluster), JSON.stringify([{ kind, id }, ...others].slice(0, KEPT)))
  } catch {
    // Full or forbidden: the list stays as it was.
  }
}

function isJump(value: unknown): value is Jump {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('id' in value)) return false
  return typeof value.id === 'string' && typeof value.kind === 'string' && KINDS.includes(value.kind)
}
