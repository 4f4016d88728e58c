import { z } from 'zod'
import { PERMISSIONS } from '../domain/access/permissions'

/** What a call would have needed, as GET /who-may asks for it. `cluster` null: the console itself. */
export const Needs = z.object({
  permission: z.enum(PERMISSIONS),
  cluster: z.string().nullable(),
  type: z.enum(['cluster', 'topic', 'group', 'transactional-id', 'user']),
  name: z.string(),
})
export type Needs = z.infer<typeof Needs>

/** application/problem+json (RFC 9457). `kafkaError` is Kafka's own error name where there is one. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.enum([
    'bad-request',
    'unauthenticated',
    'forbidden',
    'not-found',
    'conflict',
    'unprocessable',
    'too-large',
    'rate-limited',
    'unavailable',
    'internal',
  ]),
  kafkaError: z.string().optional(),
  /** Of what the caller's roles do not allow: the permission, and where. */
  needs: Needs.optional(),
  /** The fields that were refused, and what would be right. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** Of a plan whose ground has moved: what it was planned on, and what is there now. Of a board that somebody else has saved: what was sent. */
  differences: z.array(z.object({ what: z.string(), planned: z.string().nullable(), now: z.string().nullable() })).optional(),
  requestId: z.string().optional(),
})
export type Problem = z.infer<typeof Problem>
