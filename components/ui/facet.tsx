import clsx from 'clsx'
import type { ReactNode } from 'react'
import { formatCount } from '@/lib/client/format'

export interface FacetOption<Value extends string> {
  value: Value
  label: string
  icon?: ReactNode
  /** null while it is not known. */
  count?: number | null
}

interface FacetProps<Value extends string> {
  label: string
  options: readonly FacetOption<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** One choice among few, each with how many it holds. */
export function Facet<Value extends string>({ label, options, value, onChange }: FacetProps<Value>) {
  return (
    <fieldset aria-label={label} className="quiet-scroll inline-flex max-w-full min-w-0 rounded-2 border border-line-strong bg-raised">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={clsx(
            'inline-flex h-[calc(var(--control)-2px)] shrink-0 items-center gap-[5px] border-r border-line px-[9px] text-12 whitespace-nowrap last:border-r-0 focus-visible:-outline-offset-2',
            option.value === value ? 'bg-selected font-medium text-ink' : 'text-muted hover:bg-hover',
          )}
        >
          {option.icon}
          {option.label}
          {option.count !== undefined && option.count !== null && <span className="font-medium text-ink">{formatCount(option.count)}</span>}
        </button>
      ))}
    </fieldset>
  )
}
