import type { AclBinding } from './acl-binding'

/** As in an ACL binding: `*` LITERAL is every name. */
export interface NamePattern {
  patternType: 'LITERAL' | 'PREFIXED'
  name: string
}

/** The names a console's user is meant for. */
export interface RightsScope {
  topics: readonly NamePattern[]
  groups: readonly NamePattern[]
  transactionalIds: readonly NamePattern[]
}

export const EVERY_NAME: readonly NamePattern[] = [{ patternType: 'LITERAL', name: '*' }]

/** Beyond this many patterns each of which would have to be asked about, the first of them stand for all. */
const MOST_PATTERNS = 20
/** Each of these lets its holder describe the resource too (AclAuthorizer's implied operations). */
const DESCRIBING = new Set(['DESCRIBE', 'READ', 'WRITE', 'DELETE', 'ALTER', 'ALL'])

/** Every name, or those that begin so. */
export function scopeOfPrefix(prefix: string): RightsScope {
  const patterns: readonly NamePattern[] = prefix === '' || prefix === '*' ? EVERY_NAME : [{ patternType: 'PREFIXED', name: prefix }]
  return { topics: patterns, groups: patterns, transactionalIds: patterns }
}

/** What the user's own bindings are limited to; null: they limit it to nothing. A kind of names that none is about is taken to be as the others are. */
export function scopeOfBindings(bindings: readonly AclBinding[], principal: string): RightsScope | null {
  const own = bindings.filter(
    ({ permission, operation, ...binding }) =>
      permission === 'ALLOW' && DESCRIBING.has(operation) && (binding.principal === principal || binding.principal === 'User:*'),
  )
  const topics = patternsOf(own, 'TOPIC')
  const groups = patternsOf(own, 'GROUP')
  const transactionalIds = patternsOf(own, 'TRANSACTIONAL_ID')
  const [any] = [topics, groups, transactionalIds].filter((patterns) => patterns !== null)
  if (!any) return null
  return { topics: topics ?? any, groups: groups ?? any, transactionalIds: transactionalIds ?? any }
}

/** The beginning that all names have which this user is told of, up to a mark between words; null: they have none in common. */
export function commonPrefix(names: readonly string[]): string | null {
  const told = names.filter((name) => !name.startsWith('__')).toSorted()
  const [first, last] = [told[0], told.at(-1)]
  if (first === undefined || last === undefined) return null
  let length = 0
  while (length < first.length && first[length] === last[length]) length += 1
  const [prefix] = /^.*[._:/-]/.exec(first.slice(0, length)) ?? []
  return prefix ?? null
}

function patternsOf(own: readonly AclBinding[], resourceType: string): NamePattern[] | null {
  const patterns = new Map<string, NamePattern>()
  for (const binding of own) {
    if (binding.resourceType !== resourceType || binding.resourceName.startsWith('__')) continue
    const patternType = binding.patternType === 'PREFIXED' ? 'PREFIXED' : 'LITERAL'
    patterns.set(`${patternType} ${binding.resourceName}`, { patternType, name: binding.resourceName })
  }
  if (patterns.size === 0) return null
  const all = [...patterns.values()]
  if (all.some(({ patternType, name }) => patternType === 'LITERAL' && name === '*')) return [...EVERY_NAME]
  const isWithin = (inner: NamePattern, outer: NamePattern) =>
    inner !== outer && outer.patternType === 'PREFIXED' && inner.name.startsWith(outer.name)
  return all.filter((pattern) => !all.some((other) => isWithin(pattern, other))).slice(0, MOST_PATTERNS)
}
