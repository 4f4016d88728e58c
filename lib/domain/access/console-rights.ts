import {
  CONSOLE_CAPABILITIES,
  type CapabilityId,
  type CapabilityKind,
  type CapabilityNeed,
  type RightOperation,
  type RightResource,
} from './console-capabilities'
import type { NamePattern, RightsScope } from './rights-scope'

/** A binding as `kafka-acls --add` would make it. */
export interface MissingBinding {
  resourceType: RightResource
  resourceName: string
  patternType: NamePattern['patternType']
  operation: RightOperation
}

export interface CapabilityRights {
  id: CapabilityId
  kind: CapabilityKind
  /** `unknown`: Kafka does not say it to this user, or does not answer. */
  state: 'granted' | 'lacking' | 'unknown'
  /** What is known to be missing for it. */
  missing: readonly MissingBinding[]
}

/** Whether the console's user has this right; null: that cannot be told. */
export type HasRight = (right: MissingBinding) => boolean | null

const THE_CLUSTER: readonly NamePattern[] = [{ patternType: 'LITERAL', name: 'kafka-cluster' }]

/** For each thing the console can show or do: may its own user, as far as the names go that it is for? */
export function consoleRights(scope: RightsScope, has: HasRight): CapabilityRights[] {
  return CONSOLE_CAPABILITIES.map(({ id, kind, needs }) => {
    const missing: MissingBinding[] = []
    let isUnknown = false
    for (const need of needs as readonly CapabilityNeed[]) {
      const alternative = need.or && bindingsFor(need.or, scope).every((right) => has(right) === true)
      if (alternative) continue
      for (const right of bindingsFor(need, scope)) {
        const answer = has(right)
        if (answer === false) missing.push(right)
        isUnknown ||= answer === null
      }
    }
    return { id, kind, state: missing.length > 0 ? 'lacking' : isUnknown ? 'unknown' : 'granted', missing }
  })
}

/** All that is missing for things of these kinds, each once, in the order of the resources. */
export function missingBindings(capabilities: readonly CapabilityRights[], kinds: readonly CapabilityKind[]): MissingBinding[] {
  const found = new Map<string, MissingBinding>()
  for (const { kind, missing } of capabilities) {
    if (!kinds.includes(kind)) continue
    for (const right of missing) found.set(keyOf(right), right)
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, right]) => right)
}

function keyOf({ resourceType, resourceName, patternType, operation }: MissingBinding): string {
  return [resourceType, patternType, resourceName, operation].join('\u0000')
}

function bindingsFor({ type, operation, name }: CapabilityNeed, scope: RightsScope): MissingBinding[] {
  const patterns = name === undefined ? patternsOf(type, scope) : [{ patternType: 'LITERAL' as const, name }]
  return patterns.map(({ patternType, name: resourceName }) => ({ resourceType: type, resourceName, patternType, operation }))
}

function patternsOf(type: RightResource, { topics, groups, transactionalIds }: RightsScope): readonly NamePattern[] {
  switch (type) {
    case 'CLUSTER':
      return THE_CLUSTER
    case 'TOPIC':
      return topics
    case 'GROUP':
      return groups
    case 'TRANSACTIONAL_ID':
      return transactionalIds
  }
}
