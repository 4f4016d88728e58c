'use client'

import type { Needed } from '@/lib/client/api-problem'
import { useWhoMay } from '../ui/use-who-may'

interface WhoElseProps {
  /** null: nobody may, so there is nothing to ask. */
  needs: Needed | null
  /** Somebody has come to the explanation. */
  isAsked: boolean
}

/** After why not: who may. */
export function WhoElse({ needs, isAsked }: WhoElseProps) {
  return needs && isAsked ? <Asked needs={needs} /> : null
}

function Asked({ needs }: { needs: Needed }) {
  return <span aria-live="polite">{useWhoMay(needs, true)}</span>
}
