import { z } from 'zod'
import { BrokerStatus } from './brokers'
import { GroupType, Health, VerdictName } from './primitives'

export const SearchQuery = z.object({ q: z.string().min(1).max(249), limit: z.coerce.number().int().min(1).max(50).default(8) })

/** The best matches of each kind, best first, and how many there are in all. */
export const SearchAnswer = z.object({
  topics: z.object({
    total: z.number().int(),
    items: z.array(z.object({ id: z.string(), health: z.enum([...Health.options, 'healthy']) })),
  }),
  groups: z.object({ total: z.number().int(), items: z.array(z.object({ id: z.string(), type: GroupType, verdict: VerdictName })) }),
  brokers: z.object({
    total: z.number().int(),
    items: z.array(z.object({ id: z.number().int(), host: z.string().nullable(), rack: z.string().nullable(), status: BrokerStatus })),
  }),
  /** Principals that ACL bindings name: `User:billing`. */
  users: z.object({ total: z.number().int(), items: z.array(z.object({ id: z.string(), bindings: z.number().int() })) }),
})
export type SearchAnswer = z.infer<typeof SearchAnswer>
