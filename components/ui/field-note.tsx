import type { ReactNode } from 'react'
import { Icon } from './icon'

interface FieldNoteProps {
  id: string
  hint?: ReactNode
  /** Replaces the hint. */
  error?: string | undefined
}

/** Below a field: what it wants, or what is wrong with it. */
export function FieldNote({ id, hint, error }: FieldNoteProps) {
  if (error === undefined) {
    return hint ? (
      <p id={id} className="text-12 text-muted">
        {hint}
      </p>
    ) : null
  }
  return (
    <p id={id} className="flex gap-1 text-12 text-danger">
      <Icon name="cross" size={14} className="mt-px" />
      <span className="min-w-0 break-words">{error}</span>
    </p>
  )
}

/** The looks of a select or a text area, as those of `Field`. */
export function controlClass(isWrong: boolean): string {
  return `min-w-0 rounded-2 border bg-raised px-2 placeholder:text-faint ${
    isWrong ? 'border-danger outline-1 -outline-offset-2 outline-danger focus-visible:outline-2' : 'border-line-control'
  }`
}
