/** Languages the console speaks. */
export const LANGUAGES = ['en', 'ko'] as const
export type Language = (typeof LANGUAGES)[number]

/** In place of a language or a time zone: as the browser says. */
export const AS_BROWSER = 'browser'

/** Together they must fit into one cookie, which browsers cut off at 4096 bytes. */
export const MOST_PATTERNS = 12
export const LONGEST_PATTERN = 100
