import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { changeMutations } from '@/lib/client/queries/changes'
import type { ChangePlan } from '@/lib/contract/changes'

export const WAITS = [10, 30, 60, 240, 1440] as const
export type WaitMinutes = (typeof WAITS)[number]
const USUAL_WAIT: WaitMinutes = 30

/** Why the button cannot be pressed yet; null: it can. */
export type Hindrance = 'type' | 'nothing' | 'refused' | null

export interface Applying {
  typed: string
  type: (text: string) => void
  wait: WaitMinutes
  setWait: (wait: WaitMinutes) => void
  /** It would wait, as it would be refused now. */
  isArming: boolean
  hindrance: Hindrance
  /** Applies or arms, once for a plan however often it is called. */
  send: () => void
  isSending: boolean
  error: Error | null
  /** The id of the change it became. */
  change: string | null
  /** Looks at another change from here on: the one that undoes. */
  follow: (change: string) => void
  /** For the next plan: nothing of this one is confirmed any more. */
  reset: () => void
}

/** What stands between a reviewed plan and its being sent. */
export function useApplying(cluster: string, plan: ChangePlan | null): Applying {
  const { mutate, reset, isPending, error } = useMutation(changeMutations.apply(cluster))
  const [typed, setTyped] = useState('')
  const [wait, setWait] = useState<WaitMinutes>(USUAL_WAIT)
  const [change, setChange] = useState<string | null>(null)
  // A second click comes before the first one is drawn.
  const sent = useRef<string | null>(null)
  const isArming = plan !== null && plan.refusedNow !== null && plan.arm !== null
  const hindrance = plan === null ? 'nothing' : hindranceOf(plan, typed)

  const send = () => {
    if (plan === null || hindrance !== null || sent.current === plan.id) return
    sent.current = plan.id
    const until = new Date(Date.now() + wait * 60_000).toISOString()
    mutate(
      {
        planId: plan.id,
        ...(plan.confirm?.kind === 'type' ? { confirm: typed } : {}),
        ...(isArming ? { arm: plan.approval ? { forMinutes: wait } : { until } } : {}),
      },
      {
        onSuccess: (answer) => setChange(answer.change.id),
        onError: () => {
          sent.current = null
        },
      },
    )
  }
  return {
    typed,
    type: setTyped,
    wait,
    setWait,
    isArming,
    hindrance,
    send,
    isSending: isPending,
    error,
    change,
    follow: setChange,
    reset: () => {
      setTyped('')
      reset()
    },
  }
}

function hindranceOf(plan: ChangePlan, typed: string): Hindrance {
  if (plan.steps.length === 0) return 'nothing'
  if (plan.refusedNow !== null && plan.arm === null) return 'refused'
  return plan.confirm?.kind === 'type' && typed !== plan.confirm.text ? 'type' : null
}
