import type { ScramUserDetail } from '@/lib/contract/scram-users'

type Binding = NonNullable<ScramUserDetail['bindings']>[number]

/** The bindings of one user that another does not have yet, as they would be for that other. */
export function missingBindings(of: readonly Binding[], at: readonly Binding[], successor: string): Binding[] {
  const keyOf = ({ host, resourceType, resourceName, patternType, operation, permission }: Binding) =>
    JSON.stringify([host, resourceType, resourceName, patternType, operation, permission])
  const has = new Set(at.map(keyOf))
  return of.filter((binding) => !has.has(keyOf(binding))).map((binding) => ({ ...binding, principal: `User:${successor}` }))
}
