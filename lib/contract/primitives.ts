import { z } from 'zod'
import { PARTITION_HEALTH } from '../domain/health/partition-health'
import { GROUP_TYPES } from '../domain/groups/group-type'
import { VERDICTS } from '../domain/lag/verdict'

/** An int64 of Kafka as a decimal string: a JSON number would lose digits above 2^53. */
export const Offset = z
  .string()
  .regex(/^-?\d{1,19}$/)
  .meta({ description: 'int64 as a decimal string' })
const NOT_BLANK = { pattern: String.raw`[^\s\uFEFF]` }
/** Spaces around it are left out; the pattern tells whoever reads the document that something must be left. */
export const Trimmed = z.string().trim().min(1, 'at least one character').meta(NOT_BLANK)
/** Likewise, of an answer that somebody waits for. */
export const Reason = z.string().trim().min(1, 'say why: whoever asked for it will read it').max(500).meta(NOT_BLANK)

/** The names a document may list; their aliases are known as well. */
export const ZONE_NAMES = [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]

/** ISO 8601 in UTC with milliseconds. */
export const Time = z.iso.datetime({ precision: 3 })

export const GroupType = z.enum(GROUP_TYPES)
export type GroupType = z.infer<typeof GroupType>

export const Health = z.enum(PARTITION_HEALTH)
export const VerdictName = z.enum(VERDICTS)

/** One part of the picture that could not be taken anew: from which broker, since when, and Kafka's own error name. */
export const PartError = z.object({
  broker: z.number().int().nullable(),
  part: z.string(),
  since: Time,
  error: z.string(),
  message: z.string(),
})
export type PartError = z.infer<typeof PartError>

/** Query of every list. `sort`: field names, most significant first, with a leading `-` for descending: `health,-sizeBytes`. */
export const ListQuery = z.object({
  q: z.string().max(249).optional(),
  sort: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.string().max(500).optional(),
})
export type ListQuery = z.infer<typeof ListQuery>

/** What every list answers. `total` counts what the filter matches; `stale` is true when any share of it is old. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({
    items: z.array(item),
    nextCursor: z.string().nullable(),
    total: z.number().int(),
    asOf: Time,
    stale: z.boolean(),
    errors: z.array(PartError),
  })
}

/** Values of a small chart, oldest first; null is a gap. In rows: the greatest in each of the last 60 minutes. */
export const Sparkline = z.array(z.number().nullable())
