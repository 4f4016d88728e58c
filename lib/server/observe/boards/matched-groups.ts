import 'server-only'
import { matchesPattern } from '@/lib/domain/names/pattern'
import type { GroupState } from '../snapshot'

type Groups = ReadonlyMap<string, GroupState>

/** `absent`: what was asked for by its whole name and is not there. */
export interface Matched {
  groups: GroupState[]
  absent: string[]
}

/** The groups of one cluster that names and patterns mean. Patterns are gone through again only when groups have come or gone. */
export class MatchedGroups {
  #seen: Groups | null = null
  #ids: readonly string[] = []
  #matched = new WeakMap<readonly string[], readonly string[]>()

  /** `asked`: names, or patterns with `*`. What they mean is remembered by the array itself; `groups` never changes. */
  of(asked: readonly string[], groups: Groups): Matched {
    this.#look(groups)
    const ids = this.#matched.get(asked) ?? matchedIds(asked, groups, this.#ids)
    this.#matched.set(asked, ids)
    return {
      groups: ids.flatMap((id) => groups.get(id) ?? []),
      absent: asked.filter((one) => !isPattern(one) && !groups.has(one)),
    }
  }

  #look(groups: Groups): void {
    // All services are asked for of the same picture: its names are compared once.
    if (groups === this.#seen) return
    this.#seen = groups
    const ids = [...groups.keys()]
    if (ids.length === this.#ids.length && ids.every((id, index) => id === this.#ids[index])) return
    this.#ids = ids
    this.#matched = new WeakMap()
  }
}

function matchedIds(asked: readonly string[], groups: Groups, ids: readonly string[]): string[] {
  const matched = new Set<string>()
  for (const one of asked) {
    if (!isPattern(one)) {
      if (groups.has(one)) matched.add(one)
    } else for (const id of ids) if (matchesPattern(id, one)) matched.add(id)
  }
  return [...matched]
}

function isPattern(asked: string): boolean {
  return asked.includes('*')
}
