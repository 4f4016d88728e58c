import type { ReactNode } from 'react'
import type { ApiProblem } from '@/lib/client/api-problem'
import type { Change, ChangePlan, PlanWarning } from '@/lib/contract/changes'

export interface ChooseForm {
  /** Plans with this input and goes on to the review. */
  plan: (input: Record<string, unknown>) => void
  planning: boolean
  /** Why the last plan was refused; `fields` name what is wrong as `input.<field>`. */
  problem: ApiProblem | null
}

/** Another plan, which has no reason for the warning it is offered beside. */
export interface WayOut {
  label: string
  input: Record<string, unknown>
  /** Told when it is taken, before it is planned. */
  onTake?: () => void
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
  /** To where, for the head's second line: "to 21 Nov 2026, 06:57:53 Europe/Berlin". */
  where?: (plan: ChangePlan, input: Record<string, unknown>) => ReactNode
  /** A kind's own drawing between the rows and the command. */
  drawing?: (plan: ChangePlan) => ReactNode
  /** What can be planned instead, beside a warning; null: nothing. */
  wayOut?: (warning: PlanWarning, plan: ChangePlan) => WayOut | null
  /** What is only told once something has been sent or waits for somebody: below what has become of it. */
  afterwards?: (change: Change) => ReactNode
  /** Told of every plan that was made. */
  onPlanned?: (plan: ChangePlan) => void
  /** Told once of what has become of it, when that is final; the dialog stays open. */
  onOver?: (change: Change) => void
  onClose: () => void
}
