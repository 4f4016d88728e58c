import clsx from 'clsx'
import type { ReactNode } from 'react'
import { useId } from 'react'

interface RadioListProps<Value extends string> {
  legend: string
  name: string
  options: readonly { value: Value; label: ReactNode; note?: ReactNode }[]
  value: Value | ''
  onChange: (value: Value) => void
  isInvalid?: boolean
  /** The id of what stands below. */
  describedBy?: string
  /** Marks the chosen row over its whole width: for a list that decides what stands beside it. */
  isRail?: boolean
  /** Beside each other where there is room. */
  isInline?: boolean
  /** The first thing of a dialog that somebody has just opened. */
  takesFocus?: boolean
}

/** One of some, all in sight; arrow keys choose. */
export function RadioList<Value extends string>(props: RadioListProps<Value>) {
  const {
    legend,
    name,
    options,
    value,
    onChange,
    isInvalid = false,
    describedBy,
    isRail = false,
    isInline = false,
    takesFocus = false,
  } = props
  const group = useId()
  return (
    <fieldset role="radiogroup" className="min-w-0" aria-invalid={isInvalid || undefined} aria-describedby={describedBy}>
      <legend className="mb-1 text-12 font-medium">{legend}</legend>
      <div className={clsx(isInline ? 'flex flex-wrap gap-x-5 gap-y-1' : 'grid', isRail && 'border-y border-line')}>
        {options.map((option) => {
          const isChosen = option.value === value
          return (
            <label
              key={option.value}
              className={clsx(
                'flex min-h-7 cursor-pointer items-center gap-2 max-md:min-h-9',
                isRail && 'border-l-2 px-2',
                isRail && (isChosen ? 'border-accent bg-selected font-medium' : 'border-transparent hover:bg-hover'),
              )}
            >
              <input
                type="radio"
                name={`${name}-${group}`}
                value={option.value}
                checked={isChosen}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- see takesFocus
                autoFocus={takesFocus && isChosen}
                onChange={() => onChange(option.value)}
                className="shrink-0 accent-accent"
              />
              <span className="min-w-0 normal-nums">
                {option.label}
                {option.note && <span className="text-12 font-regular text-muted"> {option.note}</span>}
              </span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
