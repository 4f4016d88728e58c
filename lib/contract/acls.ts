import { z } from 'zod'

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
