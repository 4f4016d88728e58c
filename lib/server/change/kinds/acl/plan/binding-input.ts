import 'server-only'
import { z } from 'zod'
import { ACL_OPERATIONS, ACL_PATTERN_TYPES, ACL_PERMISSIONS, ACL_RESOURCE_TYPES, THE_CLUSTER } from '@/lib/domain/access/acl-words'

/** More are more than anybody reviews, and fewer than Kafka takes in one request. */
export const MOST_BINDINGS = 2_000

/** In Kafka's words. */
export const BindingInput = z
  .strictObject({
    principal: z
      .string()
      .max(512)
      .regex(/^[^:\s]+:.+$/s, 'a type and a name, as Kafka has it: User:alice')
      .meta({ description: 'User:alice, or User:* for everyone' }),
    host: z.string().min(1).max(255).meta({ description: 'An address as Kafka sees it, or * for any; no names, no networks' }),
    resourceType: z.enum(ACL_RESOURCE_TYPES),
    resourceName: z.string().min(1).max(512),
    patternType: z.enum(ACL_PATTERN_TYPES),
    operation: z.enum(ACL_OPERATIONS),
    permission: z.enum(ACL_PERMISSIONS),
  })
  .superRefine(({ resourceType, resourceName, patternType }, context) => {
    if (resourceType !== 'CLUSTER') return
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (resourceName !== THE_CLUSTER) wrong('resourceName', `${THE_CLUSTER}: a cluster has no other name`)
    if (patternType !== 'LITERAL') wrong('patternType', 'LITERAL: a cluster has but one name')
  })

export const BindingsInput = z.array(BindingInput).max(MOST_BINDINGS)
