'use client'

import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import type { ApiProblem } from '@/lib/client/api-problem'
import type { ChangePlan } from '@/lib/contract/changes'

export interface ChooseForm {
  /** Plans with this input and goes on to the review. */
  plan: (input: Record<string, unknown>) => void
  planning: boolean
  /** Why the last plan was refused; `fields` name what is wrong as `input.<field>`. */
  problem: ApiProblem | null
}

export interface ChangeDialogProps {
  cluster: string
  kind: string
  /** The act and its target: "Reset offsets of fraud-scoring". */
  title: ReactNode
  /**
   * The form of the first step: a `<form>` whose `onSubmit` calls `plan`. The dialog's own button submits it, and it stays as
   * it is while the plan is reviewed. Without one, `input` is planned at once.
   */
  choose?: (form: ChooseForm) => ReactNode
  input?: Record<string, unknown>
  /** What the buttons say: the act itself, and to wait for it. */
  verb: { apply: string; arm?: string }
  /** A kind's own drawing between the rows and the command. */
  drawing?: (plan: ChangePlan) => ReactNode
  onClose: () => void
}

const load = () => import('./review-dialog')
const ReviewDialog = dynamic(() => load().then((parts) => parts.ReviewDialog))

/** Fetches the dialog's code before it is needed; for `onPointerEnter` and `onFocus` of what opens it. */
export function preloadChangeDialog(): void {
  void load()
}

/** The one dialog through which every write goes: choose, review, apply, verify. Rendered while it is open; none of it is in a page's first load. */
export function ChangeDialog(props: ChangeDialogProps): ReactNode {
  return <ReviewDialog {...props} />
}
