import 'server-only'
import { isIP } from 'node:net'
import { type AclBinding, coversResource } from '@/lib/domain/access/acl-binding'
import type { KnownNames } from '@/lib/domain/access/acl-effect'
import { type AclResourceType, OPERATIONS_OF } from '@/lib/domain/access/acl-words'
import type { MaySee } from '../../../../views/restricted-snapshot'
import type { Warning } from '../../../said'

/** With whose eyes a plan is made. `isEveryTopic`: the console may describe topics of any name. */
interface Eyes {
  maySee: MaySee
  isEveryTopic: boolean
}

/**
 * What Kafka takes without a word and what then does nothing, or something else than it looks like. Where the console may not describe every
 * topic, one that it does not know may be there all the same, and none is called unknown.
 */
export function patternWarnings(created: readonly AclBinding[], names: KnownNames, { maySee, isEveryTopic }: Eyes): Warning[] {
  const about = (weight: Warning['weight'], code: string, of: readonly string[]): Warning[] => {
    const named = [...new Set(of)]
    return named.length === 0 ? [] : [{ weight, code, names: named, figures: { bindings: named.length } }]
  }
  const isUnknown = (binding: AclBinding) =>
    names[binding.resourceType] !== undefined &&
    (binding.resourceType !== 'TOPIC' || isEveryTopic) &&
    binding.resourceName !== '*' &&
    // Whether there is such a name is no answer for whoever may not see it.
    maySee(binding.resourceType === 'TOPIC' ? 'topics' : 'groups', binding.resourceName) &&
    !names[binding.resourceType]?.some((name) => coversResource(binding, binding.resourceType, name))
  return [
    ...about(
      'warn',
      'acl.hostIsNoAddress',
      created.flatMap(({ host }) => (host === '*' || isIP(host) ? [] : [host])),
    ),
    ...about(
      'warn',
      'acl.prefixedStar',
      created.flatMap(({ resourceName, patternType }) => (patternType === 'PREFIXED' && resourceName.includes('*') ? [resourceName] : [])),
    ),
    ...about(
      'note',
      'acl.neverAsked',
      created.flatMap((binding) => (isEverAsked(binding) ? [] : [`${binding.operation} ${binding.resourceType}`])),
    ),
    ...about(
      'note',
      'acl.nothingYet',
      created.flatMap((binding) => (isUnknown(binding) ? [`${binding.resourceType} ${binding.resourceName}`] : [])),
    ),
  ]
}

/** Whether Kafka ever asks for this of such a thing. */
function isEverAsked({ resourceType, operation }: AclBinding): boolean {
  const known: readonly string[] | undefined = OPERATIONS_OF[resourceType as AclResourceType]
  return operation === 'ALL' || known === undefined || known.includes(operation)
}
