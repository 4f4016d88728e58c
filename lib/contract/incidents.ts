import { z } from 'zod'
import { Time } from './primitives'

export const FindingKind = z.enum([
  'broker-down',
  'partitions-offline',
  'under-min-isr',
  'at-min-isr',
  'under-replicated',
  'group-losing-data',
  'group-stuck',
  'group-held-back',
  'group-falling-behind',
  'coordinator-unavailable',
  'min-isr-cannot-be-met',
  'commit-beyond-end',
  'log-dir-offline',
  'min-isr-without-slack',
  'single-copy',
  'target-missed',
  'group-without-members',
])

/** What a sentence about something wrong is made of. */
export const FindingWords = z.object({
  id: z.string(),
  kind: FindingKind,
  /** What it is about: a broker id, a topic, a group, or the title of a board's service. */
  subject: z.string(),
  rack: z.string().nullable(),
  count: z.number().int(),
  /** Figures by name, for the sentence. */
  figures: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** What was wrong and is over: one finding, told as it was at its worst. */
export const Incident = FindingWords.extend({
  severity: z.enum(['danger', 'warn']),
  from: Time,
  /** It may have begun earlier: nobody looked. */
  fromAtLeast: z.boolean(),
  to: Time,
  /** It may have lasted longer: nobody looked. */
  toAtLeast: z.boolean(),
  /** How many topics, or groups, it was about; 0: a broker. */
  named: z.number().int(),
})
export type Incident = z.infer<typeof Incident>

/** Those of a time, the one that ended last first. */
export const Incidents = z.object({
  items: z.array(Incident),
  /** How many there are, counted up to 1,000; `items` has the first 20 at most. */
  total: z.number().int(),
})
export type Incidents = z.infer<typeof Incidents>
