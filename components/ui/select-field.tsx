import { type ReactNode, useId } from 'react'
import { controlClass } from './field-note'

interface SelectFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  className?: string
  /** Its options. */
  children: ReactNode
}

/** One of a few: the label above, as that of `Field`. */
export function SelectField({ label, value, onChange, className = '', children }: SelectFieldProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-12 font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`${controlClass(false)} h-control ${className}`}
      >
        {children}
      </select>
    </div>
  )
}
