import { momentsFromText } from '@/lib/client/zoned-time'

export const EXPIRY_DAYS = ['7', '30', '90'] as const
/** After so many days, at the end of a day, or never. */
export type Expiry = (typeof EXPIRY_DAYS)[number] | 'date' | 'never'

const DAY_MS = 86_400_000

/** As the API takes it; null: never. `date` is `2026-12-24`, meant to its end in that zone. undefined: there is no such time to come. */
export function expiryTime(expiry: Expiry, date: string, { nowMs, zone }: { nowMs: number; zone: string }): string | null | undefined {
  if (expiry === 'never') return null
  if (expiry !== 'date') return new Date(nowMs + Number(expiry) * DAY_MS).toISOString()
  const end = momentsFromText(`${date} 23:59:59`, zone)?.at(-1)
  return end === undefined || end <= nowMs ? undefined : new Date(end).toISOString()
}
