import { z } from 'zod'
import { ListQuery, Time, page } from './primitives'

/** One thing that somebody did to the console itself, or tried; what they do to a cluster is a Change. */
export const AuditItem = z.object({
  id: z.string(),
  at: Time,
  /** null: the console itself. */
  cluster: z.string().nullable(),
  actor: z.object({ kind: z.enum(['user', 'token', 'anonymous']), name: z.string() }),
  action: z.string().meta({
    description:
      '`session.sign-in`, `session.sign-out`, `session.refused`, `session.end`: somebody ended it from the list of sessions; `access.denied`: a try that was not allowed; `user.create`, `user.update`, `user.delete`, `token.create`, `token.revoke`, `role.save`, `role.delete`; `cluster.add`, `cluster.update`, `cluster.remove`; `export`: a list as a file; `lag.forget-window`: a commit window was forgotten; `board.create`, `board.update`, `board.delete`, `board.share`, `board.unshare`: of a board',
  }),
  target: z.object({ type: z.string(), name: z.string() }),
  detail: z.record(z.string(), z.unknown()).meta({
    description: 'More of it, by action: `before` and `after` of what was changed, `permission` that was lacking, `address` it came from',
  }),
})
export type AuditItem = z.infer<typeof AuditItem>

/** Newest first, always. */
export const AuditQuery = ListQuery.omit({ sort: true }).extend({
  cluster: z.string().max(40).optional(),
  actor: z.string().max(200).optional(),
  action: z.string().max(60).optional(),
  from: Time.optional(),
  to: Time.optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export const AuditPage = page(AuditItem).extend({
  /** How many there are of each action among those that all else of the query matches. */
  facets: z.object({ actions: z.record(z.string(), z.number().int()) }),
})
