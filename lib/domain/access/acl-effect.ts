import { type AclBinding, coversResource, sharedPattern } from './acl-binding'
import { type AclResourceType, EVERYONE, OPERATIONS_OF } from './acl-words'
import { type AuthorizerSettings, allowsOperation, decideAccess } from './decide-access'

/** Something that somebody may do, or no longer. `host` null: from any address that no binding names. */
export interface Right {
  principal: string
  host: string | null
  operation: string
  resourceType: string
  /** As it is shown: a name that there is, or a pattern. */
  resourceName: string
}

export interface AclEffect {
  lost: readonly Right[]
  gained: readonly Right[]
  /** False: more than this was worked out for would have to be looked at. */
  isWhole: boolean
}

interface Change {
  before: readonly AclBinding[]
  after: readonly AclBinding[]
  /** Those by which the two differ. */
  changed: readonly AclBinding[]
}

/** Of each kind, what there is now. */
export type KnownNames = Partial<Record<string, readonly string[]>>

/** Stands for a name that nothing has yet. */
const UNKNOWN_NAME = '\u0001highwater-no-such-name'
const MOST_NAMES = 20
const MOST_QUESTIONS = 2_000

/**
 * What one set of bindings allows that the other does not: for the principals of the bindings by which they differ, and where those are of
 * everyone also for `besides`; on the things there are that they cover, and on what may come. Where other bindings overlap one of
 * them, also for whom, from where and on what those are: a DENY for everyone takes what somebody was allowed by name.
 */
export function aclEffect(
  { before, after, changed }: Change,
  names: KnownNames,
  settings: AuthorizerSettings,
  besides: readonly string[] = [],
): AclEffect {
  const questions = new Map<string, { asked: Right; name: string }>()
  const all = [...new Set([...before, ...after])]
  let isWhole = true
  for (const binding of changed) {
    // No more is asked then, and that not all was is known.
    if (questions.size >= MOST_QUESTIONS && !isWhole) break
    const overlapping = all.flatMap((other) => overlap(binding, other) ?? [])
    for (const part of [binding, ...overlapping]) {
      const found = namesUnder(part, names)
      isWhole &&= found.isWhole
      const host = part.host === '*' ? null : part.host
      for (const principal of part.principal === EVERYONE ? [EVERYONE, ...besides] : [part.principal]) {
        for (const { name, shown } of found.names) {
          for (const operation of operationsOf(binding)) {
            const asked = { principal, host, operation, resourceType: binding.resourceType, resourceName: shown }
            const key = keyOf(asked)
            if (questions.size < MOST_QUESTIONS) questions.set(key, { asked, name })
            else isWhole &&= questions.has(key)
          }
        }
      }
    }
  }
  const [lost, gained]: [Right[], Right[]] = [[], []]
  for (const { asked, name } of questions.values()) {
    const question = { ...asked, resourceName: name }
    const [was, is] = [before, after].map((bindings) => decideAccess(question, bindings, settings).answer)
    if (was === is) continue
    if (was === 'allowed') lost.push(asked)
    if (is === 'allowed') gained.push(asked)
  }
  const told = new Set(besides)
  return { lost: withoutRepeats(lost, told), gained: withoutRepeats(gained, told), isWhole }
}

const keyOf = ({ principal, host, operation, resourceType, resourceName }: Right) =>
  JSON.stringify([principal, host, operation, resourceType, resourceName])

/** Without what follows from the rest: from one address what is so from all, of one what is so of everyone, but for those in `told`. */
function withoutRepeats(rights: readonly Right[], told: ReadonlySet<string>): Right[] {
  const all = new Set(rights.map(keyOf))
  return rights.filter((right) => {
    if (right.host !== null && all.has(keyOf({ ...right, host: null }))) return false
    if (right.principal === EVERYONE || told.has(right.principal)) return true
    return ![right.host, null].some((host) => all.has(keyOf({ ...right, host, principal: EVERYONE })))
  })
}

/** For whom, from where and on what both are, in the form of a binding; null: on nothing. */
function overlap(binding: AclBinding, other: AclBinding): AclBinding | null {
  if (binding === other) return null
  const principal = both(binding.principal, other.principal, EVERYONE)
  const host = both(binding.host, other.host, '*')
  const pattern = sharedPattern(binding, other)
  return principal === null || host === null || pattern === null ? null : { ...binding, ...pattern, principal, host }
}

const both = (one: string, other: string, any: string) => (one === any || one === other ? other : other === any ? one : null)

function namesUnder(binding: AclBinding, names: KnownNames): { names: { name: string; shown: string }[]; isWhole: boolean } {
  const { resourceType, resourceName, patternType } = binding
  const isPattern = patternType === 'PREFIXED' || resourceName === '*'
  if (!isPattern) return { names: [{ name: resourceName, shown: resourceName }], isWhole: true }
  const matching = (names[resourceType] ?? []).filter((name) => coversResource(binding, resourceType, name))
  const prefix = patternType === 'PREFIXED' ? resourceName : ''
  return {
    names: [...matching.slice(0, MOST_NAMES).map((name) => ({ name, shown: name })), { name: prefix + UNKNOWN_NAME, shown: `${prefix}*` }],
    isWhole: matching.length <= MOST_NAMES,
  }
}

/** All that a binding decides: of a DENY its very operation, of an ALLOW also what it implies. */
function operationsOf({ resourceType, operation, permission }: AclBinding): readonly string[] {
  const all: readonly string[] = OPERATIONS_OF[resourceType as AclResourceType] ?? []
  if (operation === 'ALL') return all
  const decided = permission === 'ALLOW' ? all.filter((asked) => allowsOperation(operation, asked)) : [operation]
  return decided.length > 0 ? decided : [operation]
}

/** In the order in which Kafka's own tools say it. */
export function rightText({ operation, resourceType, resourceName }: Pick<Right, 'operation' | 'resourceType' | 'resourceName'>): string {
  return `${operation} ${resourceType} ${resourceName}`
}
