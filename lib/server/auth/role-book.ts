import 'server-only'
import type { Actor } from '../../domain/access/actor'
import type { Grant } from '../../domain/access/grant'
import { BUILT_IN_ROLES, BUILT_IN_ROLE_IDS, type Role, isBuiltIn } from '../../domain/access/roles'
import type { Roles, SavedRole } from '../store/roles'

/** A role as `highwater.yaml` writes it. */
export interface FileRole {
  id: string
  title: string
  grants: readonly Grant[]
  groups: readonly string[]
}

export interface KnownRole extends FileRole {
  /** Where it is from. What a built-in one grants is fixed; only who holds it by their groups can be edited. */
  origin: 'built-in' | 'file' | 'console'
  /** Edited in the console: it is no longer what it was made as. null: it was not. */
  edited: { by: string; atMs: number } | null
}

/** All roles there are: built in, then from the file, then those made here. What was edited here wins. */
export class RoleBook {
  readonly #store: Roles
  readonly #file: readonly FileRole[]
  readonly #now: () => number
  #known: Promise<ReadonlyMap<string, KnownRole>> | null = null

  constructor(store: Roles, file: readonly FileRole[], now: () => number) {
    this.#store = store
    this.#file = file
    this.#now = now
  }

  async list(): Promise<KnownRole[]> {
    return [...(await this.#load()).values()]
  }

  async find(id: string): Promise<KnownRole | null> {
    return (await this.#load()).get(id) ?? null
  }

  /** The roles of these ids; one that is no longer there grants nothing. */
  async holding(ids: readonly string[]): Promise<Role[]> {
    const known = await this.#load()
    return ids.map((id) => ({ id, grants: known.get(id)?.grants ?? [] }))
  }

  /** The roles that membership in these groups of the identity provider gives. */
  async ofGroups(groups: readonly string[]): Promise<string[]> {
    const all = await this.list()
    return all.filter((role) => role.groups.some((group) => groups.includes(group))).map(({ id }) => id)
  }

  /** Of a built-in role only `groups` are taken. */
  async save(role: FileRole, by: Pick<Actor, 'name'>): Promise<KnownRole> {
    const { id, groups } = role
    const fixed = isBuiltIn(id) ? { title: id, grants: BUILT_IN_ROLES[id].grants } : { title: role.title, grants: role.grants }
    await this.#store.save({ id, ...fixed, groups, updatedBy: by.name, updatedMs: this.#now() })
    this.#known = null
    const saved = await this.find(id)
    if (!saved) throw new Error(`the role ${id} was saved and is not there`)
    return saved
  }

  /** Forgets what was made or edited here: a role of the file is again as the file says. False when there was nothing to forget. */
  async remove(id: string): Promise<boolean> {
    const isRemoved = await this.#store.remove(id)
    this.#known = null
    return isRemoved
  }

  #load(): Promise<ReadonlyMap<string, KnownRole>> {
    this.#known ??= this.#store.list().then((saved) => merge(this.#file, saved))
    return this.#known
  }
}

function merge(file: readonly FileRole[], saved: readonly SavedRole[]): Map<string, KnownRole> {
  const known = new Map<string, KnownRole>()
  for (const id of BUILT_IN_ROLE_IDS) {
    known.set(id, { id, title: id, grants: BUILT_IN_ROLES[id].grants, groups: [], origin: 'built-in', edited: null })
  }
  for (const role of file) {
    const builtIn = known.get(role.id)
    known.set(role.id, builtIn ? { ...builtIn, groups: role.groups } : { ...role, origin: 'file', edited: null })
  }
  for (const { id, title, grants, groups, updatedBy, updatedMs } of saved) {
    const before = known.get(id)
    const edited = { by: updatedBy, atMs: updatedMs }
    known.set(
      id,
      before?.origin === 'built-in'
        ? { ...before, groups, edited }
        : { id, title, grants, groups, origin: before?.origin ?? 'console', edited },
    )
  }
  return known
}
