import { z } from 'zod'
import { LANDINGS } from '../domain/preferences/landing'
import { AS_BROWSER, LANGUAGES, LONGEST_PATTERN, MOST_PATTERNS } from '../domain/preferences/limits'
import { Trimmed, ZONE_NAMES } from './primitives'

const NamePattern = Trimmed.max(LONGEST_PATTERN, `at most ${LONGEST_PATTERN} characters`).meta({
  ...Trimmed.meta(),
  description: '`*` stands for any characters',
})
const NamePatterns = z.array(NamePattern).max(MOST_PATTERNS, `at most ${MOST_PATTERNS} patterns`)

/** What one person has chosen for themselves. */
export const Preferences = z.object({
  language: z.enum([AS_BROWSER, ...LANGUAGES]),
  timeZone: z
    .string()
    .max(60)
    .refine((zone) => zone === AS_BROWSER || isTimeZone(zone), 'browser, UTC, or a time zone such as Asia/Seoul')
    .meta({ enum: [AS_BROWSER, ...ZONE_NAMES] }),
  landing: z.enum(LANDINGS),
  /** Name patterns of the groups and topics that are this person's own. */
  groups: NamePatterns,
  topics: NamePatterns,
})
export type Preferences = z.infer<typeof Preferences>

export const DEFAULT_PREFERENCES: Preferences = { language: AS_BROWSER, timeZone: AS_BROWSER, landing: 'by-role', groups: [], topics: [] }

/** A copy for the server's rendering; where nobody signs in, the only one. */
export const PREFERENCES_COOKIE = 'highwater_preferences'

/** What was stored, or the defaults where nothing was, or nothing that is understood any more. */
export function preferencesFrom(stored: string | null | undefined): Preferences {
  if (!stored) return DEFAULT_PREFERENCES
  try {
    return Preferences.parse({ ...DEFAULT_PREFERENCES, ...(JSON.parse(stored) as object) })
  } catch {
    return DEFAULT_PREFERENCES
  }
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
