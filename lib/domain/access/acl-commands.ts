import { shellCommand } from '../commands/shell-words'
import { type AclBinding } from './acl-binding'
import { type AclResourceType, OPERATIONS_OF } from './acl-words'
import type { MissingBinding } from './console-rights'

const FLAGS: Readonly<Record<string, string>> = {
  TOPIC: '--topic',
  GROUP: '--group',
  TRANSACTIONAL_ID: '--transactional-id',
  DELEGATION_TOKEN: '--delegation-token',
  USER: '--user-principal',
}

/** Commands of Kafka's own tool that grant just these bindings to a principal (`User:name`): one for each resource. */
export function aclCommands(
  bindings: readonly MissingBinding[],
  { principal, bootstrap }: { principal: string; bootstrap: string },
): string[] {
  const grants = bindings.map((binding) => ({ ...binding, principal, host: '*', permission: 'ALLOW' }))
  return aclToolWords('add', grants).flatMap(
    (words) => (words && shellCommand(['kafka-acls.sh', '--bootstrap-server', bootstrap, ...words])) ?? [],
  )
}

/**
 * What kafka-acls.sh is to be told to add or remove just these: one call for each principal, host and resource; null among
 * them: it has no word for resources of that type, or takes no such operation on them.
 */
export function aclToolWords(verb: 'add' | 'remove', bindings: readonly AclBinding[]): (string[] | null)[] {
  const byCall = Map.groupBy(bindings, (binding) =>
    [...subjectWords(binding), ...(targetWords(binding) ?? []), ...(isTaken(binding) ? [] : [binding.operation])].join('\u0000'),
  )
  return [...byCall.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const target = targetWords(first)
    // The tool takes no operation that Kafka never asks for of such a resource, and none of its call then (AclCommand.validateOperation).
    if (target === null || !same.every(isTaken)) return [null]
    const operations = same.flatMap(({ operation }) => ['--operation', pascalCase(operation)])
    return [[`--${verb}`, ...(verb === 'remove' ? ['--force'] : []), ...subjectWords(first), ...operations, ...target]]
  })
}

function isTaken({ resourceType, operation }: AclBinding): boolean {
  const asked: readonly string[] = OPERATIONS_OF[resourceType as AclResourceType] ?? []
  return operation === 'ALL' || asked.includes(operation)
}

function subjectWords({ principal, host, permission }: AclBinding): string[] {
  const side = permission === 'DENY' ? 'deny' : 'allow'
  return [`--${side}-principal`, principal, ...(host === '*' ? [] : [`--${side}-host`, host])]
}

function targetWords({
  resourceType,
  resourceName,
  patternType,
}: Pick<AclBinding, 'resourceType' | 'resourceName' | 'patternType'>): string[] | null {
  if (resourceType === 'CLUSTER') return ['--cluster']
  const flag = FLAGS[resourceType]
  if (flag === undefined) return null
  const target = [flag, resourceName]
  return patternType === 'PREFIXED' ? [...target, '--resource-pattern-type', 'prefixed'] : target
}

/** As kafka-acls spells operations: DescribeConfigs. */
function pascalCase(word: string): string {
  return word
    .split('_')
    .map((part) => part.slice(0, 1) + part.slice(1).toLowerCase())
    .join('')
}
