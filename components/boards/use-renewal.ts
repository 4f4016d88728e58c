import { useIsOld } from '@/lib/client/use-is-old'

const LATE_MS = 30_000
const OLD_MS = 60_000

/** Of a board that renews itself: whether what is shown is still of now. */
export interface Renewal {
  /** The last try failed, or none has come to an end for half a minute. */
  isNotRenewed: boolean
  /** For a minute nothing new has come: how anything stands now is not known. */
  isOld: boolean
}

interface Asked {
  error: Error | null
  /** When this page got the last answer, in ms; 0: never. */
  dataUpdatedAt: number
}

/** By time as well as by error: a network that hangs makes none. */
export function useRenewal({ error, dataUpdatedAt }: Asked): Renewal {
  const answer = dataUpdatedAt === 0 ? null : String(dataUpdatedAt)
  const isLate = useIsOld(answer, LATE_MS)
  const isOld = useIsOld(answer, OLD_MS)
  return { isNotRenewed: error !== null || isLate, isOld }
}
