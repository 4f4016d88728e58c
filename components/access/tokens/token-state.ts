import type { z } from 'zod'
import type { TokenItem } from '@/lib/contract/access'
import type { StatusName } from '@/lib/client/status'

type Token = Pick<z.infer<typeof TokenItem>, 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'isExpired'>

const DAY_MS = 86_400_000
/** One that nobody has used for this long is probably forgotten. */
const UNUSED_DAYS = 90
/** From here on somebody should think of the next one. */
const SOON_DAYS = 7

export interface TokenState {
  word: 'expired' | 'expiring' | 'neverUsed' | 'unused' | 'inUse'
  /** How it is drawn. */
  status: StatusName
  /** Whole days it has been, or will be; 0 for today. */
  days: number
  /** The worst first. */
  rank: number
}

/** What is worth knowing about a token at this time, the gravest first. */
export function tokenState({ createdAt, lastUsedAt, expiresAt, isExpired }: Token, nowMs: number): TokenState {
  const expiresMs = expiresAt === null ? null : Date.parse(expiresAt)
  const since = (at: string) => Math.floor((nowMs - Date.parse(at)) / DAY_MS)
  if (expiresMs !== null && (isExpired || expiresMs <= nowMs))
    return { word: 'expired', status: 'refused', days: Math.floor((nowMs - expiresMs) / DAY_MS), rank: 0 }
  if (expiresMs !== null && expiresMs - nowMs <= SOON_DAYS * DAY_MS)
    return { word: 'expiring', status: 'problems', days: Math.floor((expiresMs - nowMs) / DAY_MS), rank: 1 }
  if (lastUsedAt === null) return { word: 'neverUsed', status: 'inactive', days: since(createdAt), rank: 3 }
  const days = since(lastUsedAt)
  if (days >= UNUSED_DAYS) return { word: 'unused', status: 'problems', days, rank: 2 }
  return { word: 'inUse', status: 'healthy', days, rank: 4 }
}
