import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { ACL_OPERATIONS, ACL_RESOURCE_TYPES, EVERYONE } from '@/lib/domain/access/acl-words'

/** What a rule is about: a resource, the beginning of names, or all of a type. */
export type AclPattern = Pick<AclBinding, 'resourceType' | 'resourceName' | 'patternType'>

/** One operation in one cell. */
export interface MatrixMark {
  operation: string
  permission: 'ALLOW' | 'DENY'
  /** By no rule for just this: a prefix, `*`, or a rule for everyone. */
  isBroad: boolean
  /** From some hosts only. */
  isFromSome: boolean
}

export interface MatrixOfBindings {
  /** `User:*` last: it is about everyone. */
  principals: readonly string[]
  columns: readonly AclPattern[]
  /** What the rules say of this principal there; a denial stands in place of what it takes away. */
  marksOf: (principal: string, column: AclPattern) => MatrixMark[]
  /** What this principal has rules of its own for. */
  columnsOf: (principal: string) => readonly AclPattern[]
  /** How many of the rules are for this very principal. */
  countOf: (principal: string) => number
}

/**
 * Principals down, what rules are about across. Cells are worked out when they are asked for: only those in sight cost anything.
 * `wider`: rules that have no row or column of their own here, and yet say something in a cell.
 */
export function matrixOfBindings(bindings: readonly AclBinding[], wider: readonly AclBinding[] = []): MatrixOfBindings {
  const byPrincipal = Map.groupBy(bindings, ({ principal }) => principal)
  const widerOf = Map.groupBy(wider, ({ principal }) => principal)
  const rulesOf = (principal: string) => [...(byPrincipal.get(principal) ?? []), ...(widerOf.get(principal) ?? [])]
  const anyones = rulesOf(EVERYONE)
  const columns = columnsOf(bindings)
  const principals = [...byPrincipal.keys()].toSorted((a, b) => Number(a === EVERYONE) - Number(b === EVERYONE) || compare(a, b))
  return {
    principals,
    columns,
    marksOf: (principal, column) => {
      const others = principal === EVERYONE ? [] : anyones
      const about = [...rulesOf(principal), ...others].filter((binding) => includes(binding, column))
      return marksOf(about, (binding) => binding.principal === principal && isSame(binding, column))
    },
    columnsOf: (principal) => columnsOf(byPrincipal.get(principal) ?? []),
    countOf: (principal) => byPrincipal.get(principal)?.length ?? 0,
  }
}

function columnsOf(bindings: readonly AclBinding[]): AclPattern[] {
  return [...new Map(bindings.map((binding) => [patternKey(binding), patternOf(binding)])).values()].toSorted(byPlace)
}

export function patternKey({ resourceType, patternType, resourceName }: AclPattern): string {
  return `${resourceType} ${patternType} ${resourceName}`
}

function patternOf({ resourceType, resourceName, patternType }: AclPattern): AclPattern {
  return { resourceType, resourceName, patternType }
}

/** All that the column stands for is covered by the rule. */
function includes(binding: AclPattern, column: AclPattern): boolean {
  if (binding.resourceType !== column.resourceType) return false
  if (isSame(binding, column) || isAll(binding)) return true
  return binding.patternType === 'PREFIXED' && !isAll(column) && column.resourceName.startsWith(binding.resourceName)
}

function isSame(a: AclPattern, b: AclPattern): boolean {
  return a.patternType === b.patternType && a.resourceName === b.resourceName
}

export function isAll({ patternType, resourceName }: Omit<AclPattern, 'resourceType'>): boolean {
  return patternType !== 'PREFIXED' && resourceName === '*'
}

function marksOf(bindings: readonly AclBinding[], isExact: (binding: AclBinding) => boolean): MatrixMark[] {
  const allows = bindings.filter(({ permission }) => permission === 'ALLOW')
  const denies = bindings.filter(({ permission }) => permission === 'DENY')
  const mark = (operation: string, permission: MatrixMark['permission'], of: readonly AclBinding[]): MatrixMark => ({
    operation,
    permission,
    isBroad: !of.some(isExact),
    isFromSome: of.every(({ host }) => host !== '*'),
  })
  const operations = [...new Set(bindings.map(({ operation }) => operation))].toSorted(
    (a, b) => placeIn(ACL_OPERATIONS, a) - placeIn(ACL_OPERATIONS, b),
  )
  const isFromAnywhere = ({ host }: AclBinding) => host === '*'
  const allDenied = denies.filter(({ operation }) => operation === 'ALL')
  if (allDenied.some(isFromAnywhere)) return [mark('ALL', 'DENY', allDenied)]
  const isAllAllowed = allows.some((binding) => binding.operation === 'ALL' && isFromAnywhere(binding))
  return operations.flatMap((operation) => {
    const allowed = allows.filter((binding) => binding.operation === operation)
    const denied = denies.filter((binding) => binding.operation === operation)
    // What everyone is denied is told where it takes something away; else it would stand in every cell.
    const takes = denied.some(isExact) || allows.some((binding) => binding.operation === operation || binding.operation === 'ALL')
    const struck = takes && denied.length > 0 ? [mark(operation, 'DENY', denied)] : []
    if (denied.some(isFromAnywhere)) return struck
    const isSaid = operation !== 'ALL' && isAllAllowed
    return allowed.length > 0 && !isSaid ? [mark(operation, 'ALLOW', allowed), ...struck] : struck
  })
}

/** Words that a later Kafka has made come last. */
function placeIn(words: readonly string[], word: string): number {
  const at = words.indexOf(word)
  return at < 0 ? words.length : at
}

/** Topics first; of a type first the names, then the prefixes, then all of them. */
function byPlace(a: AclPattern, b: AclPattern): number {
  const type = (one: AclPattern) => placeIn(ACL_RESOURCE_TYPES, one.resourceType)
  const width = (one: AclPattern) => (isAll(one) ? 2 : one.patternType === 'PREFIXED' ? 1 : 0)
  return type(a) - type(b) || width(a) - width(b) || compare(a.resourceName, b.resourceName)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
