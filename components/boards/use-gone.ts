import { useState } from 'react'
import { isGone } from '@/lib/client/queries/boards'

interface Asked {
  error: Error | null
  /** When this page got the last answer, in ms; 0: never. */
  dataUpdatedAt: number
}

/**
 * What said that the board, or the link to it, is gone, until an answer brings it back: a network that fails meanwhile does not. Null:
 * nothing has.
 */
export function useGone({ error, dataUpdatedAt }: Asked): Error | null {
  const [gone, setGone] = useState<{ error: Error; dataUpdatedAt: number } | null>(null)
  if (error && isGone(error) && gone?.error !== error) setGone({ error, dataUpdatedAt })
  return gone?.dataUpdatedAt === dataUpdatedAt ? gone.error : null
}
