import 'server-only'
import { z } from 'zod'
import { matchesPattern } from '@/lib/domain/names/pattern'
import { CHANGE_KINDS } from '../change/kinds'

/** A pattern that names nothing would let through what it was written to hold. */
const KindPattern = z
  .string()
  .max(60)
  .refine(
    (pattern) => CHANGE_KINDS.some(({ kind }) => matchesPattern(kind, pattern)),
    `names no kind of change; there are ${CHANGE_KINDS.map(({ kind }) => kind).join(', ')}`,
  )

/** `clusters[].approval`: what waits until another person has approved it. */
export const ApprovalSettings = z
  .array(
    z.strictObject({
      kinds: z.array(KindPattern).min(1, 'expected at least one kind, or a pattern such as group.*'),
      by: z.number().int().min(1).max(5).default(1),
      expiresHours: z
        .number()
        .positive()
        .max(24 * 30, 'at most 30 days')
        .default(24),
    }),
  )
  .default([])
