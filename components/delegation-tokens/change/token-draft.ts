/** A delegation token as it is being asked for. */
export interface TokenDraft {
  /** A user name, without `User:`. */
  owner: string
  /** One a line, or with commas between. */
  renewers: string
  life: Life
  /** Where `life` is `own`. */
  hours: string
}

export const LIVES = ['hour', 'day', 'week', 'own'] as const
export type Life = (typeof LIVES)[number]

export const EMPTY_DRAFT: TokenDraft = { owner: '', renewers: '', life: 'day', hours: '' }

export const HOUR_MS = 3_600_000
/** ms; also what a token may be renewed for. */
export const PERIODS_MS = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS } as const
/** Of a figure of one's own. */
export const HOURS = { least: 0.1, most: 8760 } as const
const MOST_RENEWERS = 50
const MOST_NAME = 255

export type TokenFaults = Partial<Record<'owner' | 'renewers' | 'hours', 'missing' | 'prefixed' | 'tooMany' | 'tooLong' | 'range'>>

/** What is wrong, by field; empty: it can be planned. */
export function tokenFaults(draft: TokenDraft): TokenFaults {
  const faults: TokenFaults = {}
  const renewers = readNames(draft.renewers)
  if (draft.owner.trim() === '') faults.owner = 'missing'
  else if (isPrefixed(draft.owner.trim())) faults.owner = 'prefixed'
  if (renewers.some(isPrefixed)) faults.renewers = 'prefixed'
  else if (renewers.some((name) => name.length > MOST_NAME)) faults.renewers = 'tooLong'
  else if (renewers.length > MOST_RENEWERS) faults.renewers = 'tooMany'
  if (draft.life === 'own' && readHours(draft.hours) === null) faults.hours = 'range'
  return faults
}

/** The input of the Change, of a draft without faults. */
export function tokenInput({ owner, renewers, life, hours }: TokenDraft): Record<string, unknown> {
  const maxLifetimeMs = life === 'own' ? Math.round((readHours(hours) ?? 0) * HOUR_MS) : PERIODS_MS[life]
  return { owner: owner.trim(), renewers: readNames(renewers), maxLifetimeMs }
}

const isPrefixed = (name: string) => name.startsWith('User:')

/** Each once. A comma is part of a distinguished name (`CN=flink,O=nordwind`), so a line with `=` is one name. */
export function readNames(text: string): string[] {
  const names = text.split('\n').flatMap((line) => (line.includes('=') ? [line] : line.split(',')))
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
}

/** null: no figure, or one beyond `HOURS`. */
function readHours(text: string): number | null {
  const figure = text.trim().replaceAll(/(?<=\d),(?=\d{3})/g, '')
  const hours = /^\d{1,5}(\.\d+)?$/.test(figure) ? Number(figure) : Number.NaN
  return hours >= HOURS.least && hours <= HOURS.most ? hours : null
}
