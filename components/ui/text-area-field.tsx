import { type ComponentProps, type ReactNode, useId } from 'react'
import { FieldNote, controlClass } from './field-note'

interface TextAreaFieldProps extends Omit<ComponentProps<'textarea'>, 'id'> {
  label: string
  hint?: ReactNode
  /** Replaces the hint. */
  error?: string | undefined
  /** Below the note. */
  children?: ReactNode
}

/** Several lines: the label above, the note below, as those of `Field`. */
export function TextAreaField({ label, hint, error, className = '', children, ...area }: TextAreaFieldProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-12 font-medium">
        {label}
      </label>
      <textarea
        id={id}
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-note`}
        className={`${controlClass(error !== undefined)} resize-y ${className}`}
        {...area}
      />
      <FieldNote id={`${id}-note`} hint={hint} error={error} />
      {children}
    </div>
  )
}
