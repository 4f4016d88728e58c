import { type AclBinding, sharedPattern } from './acl-binding'
import { EVERYONE } from './acl-words'
import type { AccessUnless, AuthorizerSettings } from './decide-access'

export const ACL_FINDING_KINDS = ['matches-nothing', 'no-credentials', 'user-without-acls', 'wildcard-grant', 'overlap'] as const
export type AclFindingKind = (typeof ACL_FINDING_KINDS)[number]

export interface AclFinding {
  kind: AclFindingKind
  principal: string
  binding: AclBinding | null
  /** The wider binding that makes this one needless. */
  by: AclBinding | null
  /** It is none if this is so, which Kafka does not tell. */
  unless: readonly AccessUnless[]
}

/** What there is on the cluster; null where that is not known, and nothing is claimed of it. */
export interface KnownOnCluster extends Pick<AuthorizerSettings, 'superUsers' | 'allowEveryone'> {
  /** All of them: a topic that the console may not describe is there all the same. */
  topics: Iterable<string> | null
  /** Denials by which topics are hidden from the console: what they cover may be there, though it is not in `topics`. */
  hiding: readonly AclBinding[]
  groups: Iterable<string> | null
  transactionalIds: Iterable<string> | null
  /** Users with a SCRAM credential. */
  scramUsers: readonly string[] | null
  /** Nobody is known to the brokers by anything else: no other mechanism, no certificate. */
  isScramOnly: boolean
}

/** What is worth a look, the unused first. Costs no more than the number of bindings times the length of their names. */
export function aclFindings(bindings: readonly AclBinding[], known: KnownOnCluster): AclFinding[] {
  const wider = widerOf(bindings)
  const matchesOf = {
    TOPIC: known.topics && matcher(known.topics),
    GROUP: known.groups && matcher(known.groups),
    TRANSACTIONAL_ID: known.transactionalIds && matcher(known.transactionalIds),
  }
  const found = (kind: AclFindingKind, binding: AclBinding, by: AclBinding | null = null): AclFinding => ({
    kind,
    principal: binding.principal,
    binding,
    by,
    unless: [],
  })
  const ofUser = (kind: AclFindingKind, principal: string, unless: readonly AccessUnless[] = []): AclFinding => ({
    kind,
    principal,
    binding: null,
    by: null,
    unless,
  })
  const unused = bindings.filter((binding) => {
    const matches = matchesOf[binding.resourceType as keyof typeof matchesOf] ?? null
    return matches !== null && !matches(binding) && !known.hiding.some((denial) => sharedPattern(denial, binding) !== null)
  })
  return [
    ...unused.map((binding) => found('matches-nothing', binding)),
    ...withoutCredentials(bindings, known).map((principal) => ofUser('no-credentials', principal)),
    ...withoutAcls(bindings, known).map((principal) => ofUser('user-without-acls', principal, unlessOf(known))),
    ...bindings.filter(isWildcardGrant).map((binding) => found('wildcard-grant', binding)),
    ...bindings.flatMap((binding) => {
      const by = wider(binding)
      return by ? [found('overlap', binding, by)] : []
    }),
  ]
}

/** Lets everyone do something, or somebody do it to every resource of a type; describing everything is what consoles and exporters do. */
export function isWildcardGrant({ permission, principal, resourceName, patternType, operation }: AclBinding): boolean {
  if (permission !== 'ALLOW') return false
  if (principal === EVERYONE) return true
  return resourceName === '*' && patternType === 'LITERAL' && operation !== 'DESCRIBE' && operation !== 'DESCRIBE_CONFIGS'
}

/** Nobody logs in as these. */
const NOBODYS: ReadonlySet<string> = new Set([EVERYONE, 'User:ANONYMOUS'])

function withoutCredentials(bindings: readonly AclBinding[], { scramUsers, isScramOnly }: KnownOnCluster): string[] {
  if (scramUsers === null || !isScramOnly) return []
  const users = new Set(scramUsers.map((user) => `User:${user}`))
  const named = new Set(bindings.map(({ principal }) => principal))
  return [...named].filter((principal) => principal.startsWith('User:') && !NOBODYS.has(principal) && !users.has(principal)).toSorted()
}

/** A super user needs none, nor does anybody where brokers let everyone use what no binding is about; whether that is so may not be known. */
function withoutAcls(bindings: readonly AclBinding[], { scramUsers, superUsers, allowEveryone }: KnownOnCluster): string[] {
  const named = new Set(bindings.map(({ principal }) => principal))
  if (scramUsers === null || named.has(EVERYONE) || allowEveryone === true) return []
  return scramUsers
    .map((user) => `User:${user}`)
    .filter((principal) => !named.has(principal) && !superUsers?.includes(principal))
    .toSorted()
}

/** The brokers' own user is mostly such a super user, and to Kafka `super.users` is no config that it tells. */
function unlessOf({ superUsers, allowEveryone }: KnownOnCluster): AccessUnless[] {
  return [...(superUsers === null ? ['super-user' as const] : []), ...(allowEveryone === null ? ['everyone-allowed' as const] : [])]
}

/** Does anything have a name that the binding covers? */
function matcher(names: Iterable<string>): (binding: AclBinding) => boolean {
  const exact = new Set(names)
  const sorted = [...exact].toSorted()
  return ({ resourceName, patternType }) => {
    if (patternType !== 'PREFIXED') return resourceName === '*' || exact.has(resourceName)
    return sorted[firstFrom(sorted, resourceName)]?.startsWith(resourceName) ?? false
  }
}

/** The index of the first name that is not before this one. */
function firstFrom(sorted: readonly string[], name: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < name) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Finds another binding that does all that this one does: of the same principal or of all, from as many hosts, on as many names, of the same
 * operation or ALL. That READ lets its holder DESCRIBE too makes no pair of the two: kafka-acls.sh itself makes them together.
 */
function widerOf(bindings: readonly AclBinding[]): (binding: AclBinding) => AclBinding | null {
  const byPattern = Map.groupBy(bindings, (binding) => patternKey(binding, binding.principal, binding.patternType, binding.resourceName))
  return (binding) => {
    const { resourceName, patternType, principal } = binding
    for (const of of principal === EVERYONE ? [EVERYONE] : [EVERYONE, principal]) {
      const lookUp = (type: string, name: string) =>
        byPattern.get(patternKey(binding, of, type, name))?.find((other) => isAsWide(other, binding)) ?? null
      const every = lookUp('LITERAL', '*')
      if (every) return every
      for (let length = 1; length <= resourceName.length && !(patternType === 'LITERAL' && resourceName === '*'); length += 1) {
        const prefixed = lookUp('PREFIXED', resourceName.slice(0, length))
        if (prefixed) return prefixed
      }
      const same = patternType === 'LITERAL' ? lookUp('LITERAL', resourceName) : null
      if (same) return same
    }
    return null
  }
}

/** On a pattern that is known to be as wide. */
function isAsWide(other: AclBinding, binding: AclBinding): boolean {
  return (
    other !== binding &&
    (other.operation === binding.operation || other.operation === 'ALL') &&
    (other.host === binding.host || other.host === '*')
  )
}

function patternKey({ resourceType, permission }: AclBinding, principal: string, patternType: string, name: string): string {
  return [permission, resourceType, principal, patternType, name].join('\u0000')
}
