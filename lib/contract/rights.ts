import { z } from 'zod'
import { CAPABILITY_IDS, RIGHT_OPERATIONS } from '../domain/access/console-capabilities'
import { PartError, Time } from './primitives'

export const RightsQuery = z.object({
  prefix: z.string().max(249).optional().meta({
    description:
      'The beginning of the names that this console is for; empty: every name; left out: what its user is limited to is found out',
  }),
})

const NamePattern = z.object({ patternType: z.enum(['LITERAL', 'PREFIXED']), name: z.string() })

const MissingRight = z.object({
  resourceType: z.enum(['CLUSTER', 'TOPIC', 'GROUP', 'TRANSACTIONAL_ID']),
  resourceName: z.string(),
  patternType: z.enum(['LITERAL', 'PREFIXED']),
  operation: z.enum(RIGHT_OPERATIONS),
})
export type MissingRight = z.infer<typeof MissingRight>

/** Something this console shows (`see`), shows only to a user who may read messages (`read`), or does (`change`). */
export const CapabilityItem = z.object({
  id: z.enum(CAPABILITY_IDS),
  kind: z.enum(['see', 'read', 'change']),
  /** `unknown`: Kafka does not say it to this user, or does not answer. */
  state: z.enum(['granted', 'lacking', 'unknown']),
})
export type CapabilityItem = z.infer<typeof CapabilityItem>

/** What whoever connects the console needs to know; nobody else does. */
export const ExactRights = z.object({
  /** As Kafka calls this console's user; null: it cannot be told from how it signs in. */
  principal: z.string().nullable(),
  /** False: Kafka may know it by another name. */
  principalIsSure: z.boolean(),
  /** The names it is meant for, and how that is known: `every` name may be described, by its own `acls`, guessed from the `names` it sees, or `asked`. */
  scope: z.object({
    from: z.enum(['every', 'acls', 'names', 'asked']),
    topics: z.array(NamePattern),
    groups: z.array(NamePattern),
    transactionalIds: z.array(NamePattern),
  }),
  missing: z.object({ see: z.array(MissingRight), read: z.array(MissingRight), change: z.array(MissingRight) }),
  /** That grant just what is missing; none where the principal is not known. */
  commands: z.object({ see: z.array(z.string()), read: z.array(z.string()), change: z.array(z.string()) }),
  /** By capability. */
  missingOf: z.partialRecord(z.enum(CAPABILITY_IDS), z.array(MissingRight)),
})
export type ExactRights = z.infer<typeof ExactRights>

/** What Kafka lets this console's own user see and do. */
export const ClusterRights = z.object({
  asOf: Time,
  capabilities: z.array(CapabilityItem),
  /** What Kafka refused of the last picture. */
  refusals: z.array(PartError),
  /** null: not for this caller. */
  exact: ExactRights.nullable(),
})
export type ClusterRights = z.infer<typeof ClusterRights>
