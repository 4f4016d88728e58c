import { z } from 'zod'
import { ListQuery, Time } from './primitives'

/** One thing that somebody did to the console itself; what they do to a cluster is a Change. */
export const AuditItem = z.object({
  id: z.string(),
  at: Time,
  /** null: the console itself. */
  cluster: z.string().nullable(),
  actor: z.object({ kind: z.enum(['user', 'token', 'anonymous']), name: z.string() }),
  action: z.string().meta({ description: '`lag.forget-window`: a commit window was forgotten' }),
  target: z.object({ type: z.string(), name: z.string() }),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditItem = z.infer<typeof AuditItem>

/** Newest first, always. */
export const AuditQuery = ListQuery.omit({ q: true, sort: true }).extend({
  cluster: z.string().max(40).optional(),
  actor: z.string().max(200).optional(),
  action: z.string().max(60).optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>
