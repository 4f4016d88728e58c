import { useId } from 'react'

interface ChoiceProps<Value extends string> {
  /** Its accessible name: the section's title stands above. */
  label: string
  options: readonly { value: Value; label: string; hint?: string; lang?: string }[]
  value: Value
  onChange: (value: Value) => void
}

/** One of few, all in sight, each with what it means. */
export function Choice<Value extends string>({ label, options, value, onChange }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset aria-label={label} className="grid justify-items-start gap-1 max-md:gap-0">
      {options.map((option) => (
        <label key={option.value} className="flex cursor-pointer items-baseline gap-2 max-md:min-h-9 max-md:items-center">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="accent-accent"
          />
          <span>
            <span lang={option.lang}>{option.label}</span>
            {option.hint && <span className="text-12 text-muted"> {option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
