import clsx from 'clsx'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { Icon } from './icon'

interface FieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  label: string
  hint?: ReactNode
  /** Replaces the hint. */
  error?: string | undefined
  /** 36 px, for pages that are one form. */
  isRoomy?: boolean
}

/** Label above, hint below, error in the hint's place. */
export function Field({ label, hint, error, isRoomy = false, className, ...input }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-12 font-medium">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? noteId : undefined}
        className={clsx(
          'w-full min-w-0 rounded-2 border bg-raised px-2 placeholder:text-faint',
          isRoomy ? 'h-9' : 'h-control',
          error ? 'border-danger outline-1 -outline-offset-2 outline-danger focus-visible:outline-2' : 'border-line-control',
          className,
        )}
        {...input}
      />
      {error ? (
        <p id={noteId} className="flex gap-1 text-12 text-danger">
          <Icon name="cross" size={14} className="mt-px" />
          {error}
        </p>
      ) : (
        hint && (
          <p id={noteId} className="text-12 text-muted">
            {hint}
          </p>
        )
      )}
    </div>
  )
}
