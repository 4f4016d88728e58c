import 'server-only'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { ACL_RESOURCE_TYPES, EVERYONE, OPERATIONS_OF, THE_CLUSTER } from '@/lib/domain/access/acl-words'

/** Whoever asks in the test, and where from; the last of each is never named by a binding. */
export const ASKING = { users: ['ora-a', 'ora-b'], hosts: ['127.0.0.1', '127.0.0.2', '127.0.0.3'] } as const

/** Names that begin like each other, and one that only a star covers. */
export const ASKED_NAMES = ['or', 'ora', 'orab', 'zed', 'alone'] as const
/** Owners of delegation tokens, as the resource USER is called. */
export const ASKED_OWNERS = ['User:zed', 'User:zeb', 'User:alone'] as const

const PATTERN_NAMES = ['o', 'or', 'ora', 'orab', 'z', 'zed'] as const
const OWNER_PATTERN_NAMES = ['User:', 'User:ze', 'User:zed', 'User:zeb'] as const

/** Bindings that meet each other: of the same few principals, hosts and names, denials among them. `pick`: a whole number below. */
export function randomBindings(pick: (below: number) => number, count: number, how: { withStar: boolean; token: string }): AclBinding[] {
  const one = <T>(of: readonly T[]): T => of[pick(of.length)] as T
  const namesOf = (resourceType: string) => {
    if (resourceType === 'CLUSTER') return [THE_CLUSTER]
    const names =
      resourceType === 'USER'
        ? OWNER_PATTERN_NAMES
        : resourceType === 'DELEGATION_TOKEN'
          ? [how.token, how.token.slice(0, 3), 'other']
          : PATTERN_NAMES
    return how.withStar ? [...names, '*'] : names
  }
  return Array.from({ length: count }, () => {
    const resourceType = one([...ACL_RESOURCE_TYPES, 'TOPIC', 'GROUP', 'TOPIC', 'GROUP'] as const)
    return {
      principal: one(['User:ora-a', 'User:ora-a', 'User:ora-b', EVERYONE, 'User:somebody-else']),
      host: one(['*', '*', '127.0.0.1', '127.0.0.2']),
      resourceType,
      resourceName: one(namesOf(resourceType)),
      patternType: resourceType === 'CLUSTER' ? 'LITERAL' : one(['LITERAL', 'PREFIXED']),
      operation: one(['ALL', ...OPERATIONS_OF[resourceType]]),
      permission: one(['ALLOW', 'ALLOW', 'DENY']),
    }
  })
}

const base: AclBinding = {
  principal: 'User:ora-a',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: 'ora',
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}

/** One of each thing that has ever been got wrong, on names of their own. */
export const BY_HAND: readonly AclBinding[] = [
  // A DENY of an operation that would imply DESCRIBE denies only itself.
  { ...base, operation: 'DESCRIBE' },
  { ...base, operation: 'READ', permission: 'DENY' },
  { ...base, operation: 'ALTER_CONFIGS' },
  // ALL, and a DENY of one operation of it; from one host only.
  { ...base, resourceType: 'GROUP', operation: 'ALL' },
  { ...base, resourceType: 'GROUP', operation: 'DELETE', permission: 'DENY', host: '127.0.0.2' },
  // A prefix against the literal star.
  { ...base, resourceName: '*', operation: 'DESCRIBE_CONFIGS' },
  { ...base, resourceName: 'or', patternType: 'PREFIXED', operation: 'DESCRIBE_CONFIGS', permission: 'DENY', principal: 'User:ora-b' },
  { ...base, resourceName: '*', operation: 'DELETE', principal: 'User:ora-b' },
  // A star that is only a character.
  { ...base, resourceName: '*', patternType: 'PREFIXED', operation: 'WRITE', principal: 'User:ora-b' },
  { ...base, principal: EVERYONE, resourceName: 'zed', operation: 'WRITE' },
  { ...base, principal: EVERYONE, resourceType: 'GROUP', resourceName: 'zed', operation: 'READ', host: '127.0.0.1' },
  { ...base, resourceType: 'CLUSTER', resourceName: THE_CLUSTER, operation: 'ALTER' },
  { ...base, resourceType: 'TRANSACTIONAL_ID', resourceName: 'or', patternType: 'PREFIXED', operation: 'WRITE' },
  { ...base, resourceType: 'USER', resourceName: 'User:zed', operation: 'CREATE_TOKENS' },
  // A super user is asked for nothing.
  { ...base, principal: 'User:admin', resourceName: '*', operation: 'ALL', permission: 'DENY' },
]
