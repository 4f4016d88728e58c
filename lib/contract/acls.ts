import { z } from 'zod'
import { ACL_FINDING_KINDS } from '../domain/access/acl-findings'
import { ACL_OPERATIONS, ACL_PATTERN_TYPES, ACL_PERMISSIONS, ACL_RESOURCE_TYPES } from '../domain/access/acl-words'
import { ACCESS_REASONS, ACCESS_STEPS, ACCESS_UNLESS } from '../domain/access/decide-access'
import { ListQuery, PartError, Time, page } from './primitives'

/** An ACL binding that covers a resource, in Kafka's words. */
export const AclEntry = z.object({
  principal: z.string(),
  host: z.string(),
  resourceName: z.string(),
  patternType: z.string(),
  operation: z.string(),
  permission: z.string(),
})
export type AclEntry = z.infer<typeof AclEntry>

/** A whole binding. Words that a later Kafka has made are given as they are. */
export const AclItem = AclEntry.extend({ resourceType: z.string() })
export type AclItem = z.infer<typeof AclItem>

/** Why there are none: `no-authorizer` (SECURITY_DISABLED), `refused` to this console's user, `unknown`: not read yet, or nobody answers. */
export const AclState = z.enum(['read', 'no-authorizer', 'refused', 'unknown'])
export type AclState = z.infer<typeof AclState>

export const AclListQuery = ListQuery.extend({
  principal: z.string().max(512).optional().meta({ description: 'Exactly, with its type: User:alice' }),
  host: z.string().max(255).optional(),
  resourceType: z.enum(ACL_RESOURCE_TYPES).optional(),
  resourceName: z.string().max(512).optional().meta({ description: 'The name in the binding, exactly' }),
  patternType: z.enum(ACL_PATTERN_TYPES).optional(),
  operation: z.enum(ACL_OPERATIONS).optional(),
  permission: z.enum(ACL_PERMISSIONS).optional(),
})

const Counts = z.record(z.string(), z.number().int())
const unknownTotal = { total: z.number().int().nullable(), state: AclState }

/** `total` null: the bindings are not known, as `state` says. */
export const AclList = page(AclItem).extend({
  ...unknownTotal,
  /** By word, of what the filter matches; principals: how many different ones. */
  facets: z.object({ principals: z.number().int(), resourceTypes: Counts, operations: Counts, permissions: Counts }),
})

export const AclFindingsQuery = ListQuery.extend({
  kind: z.enum(ACL_FINDING_KINDS).optional(),
  principal: z.string().max(512).optional(),
})

/** `by`: the wider binding that makes this one needless. `unless`: what Kafka does not tell, and what would make it no finding. */
export const AclFindingItem = z.object({
  kind: z.enum(ACL_FINDING_KINDS),
  principal: z.string(),
  binding: AclItem.nullable(),
  by: AclItem.nullable(),
  unless: z.array(z.enum(ACCESS_UNLESS)),
})
export type AclFindingItem = z.infer<typeof AclFindingItem>

/** `facets`: by kind. A kind that cannot be told of here, or not of everything, is in `untold`. */
export const AclFindingList = page(AclFindingItem).extend({
  ...unknownTotal,
  facets: Counts,
  untold: z.array(z.enum(ACL_FINDING_KINDS)),
})

export const ExplainQuery = z.object({
  principal: z
    .string()
    .max(512)
    .regex(/^[^:]+:.+$/s, 'a type and a name: User:alice'),
  host: z.string().max(255).optional().meta({ description: 'The address they come from; left out: one that no binding names' }),
  operation: z.enum(ACL_OPERATIONS),
  resourceType: z.enum(ACL_RESOURCE_TYPES),
  resourceName: z.string().min(1).max(512).optional().meta({ description: 'Only of CLUSTER it may be left out' }),
})

const Decision = z.object({
  answer: z.enum(['allowed', 'denied', 'cannot-tell']),
  because: z.enum(ACCESS_REASONS),
  /** What Kafka does not tell, and what would turn the answer: a super user, allow.everyone.if.no.acl.found. */
  unless: z.array(z.enum(ACCESS_UNLESS)),
  /** That decides. */
  binding: AclItem.nullable(),
})

/** May this principal do that, and which rule decides. */
export const AccessAnswer = Decision.extend({
  state: AclState,
  /** In the order Kafka takes them. */
  considered: z.array(
    z.object({
      step: z.enum(ACCESS_STEPS),
      state: z.enum(['decides', 'passed', 'not-needed', 'unknown']),
      /** Those about this principal that cover the resource. */
      bindings: z.array(AclItem.extend({ matches: z.boolean(), why: z.enum(['other-operation', 'other-host']).nullable() })),
    }),
  ),
  authorizer: z.object({
    /** Empty: none; null: not told to this console's user. */
    className: z.string().nullable(),
    superUsers: z.array(z.string()).nullable(),
    allowEveryone: z.boolean().nullable(),
  }),
  /** What it would be without the binding that decides. */
  without: Decision.nullable(),
  running: z.object({
    /** Kafka does not tell under which principal a client runs: then these are all that use the resource now. */
    isKnown: z.boolean(),
    groups: z.array(z.object({ id: z.string(), members: z.number().int(), clientIds: z.array(z.string()), hosts: z.array(z.string()) })),
    transactionalIds: z.array(z.string()),
  }),
  asOf: Time,
  stale: z.boolean(),
  errors: z.array(PartError),
})
export type AccessAnswer = z.infer<typeof AccessAnswer>
