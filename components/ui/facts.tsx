import type { ReactNode } from 'react'

interface Fact {
  label: string
  value: ReactNode
}

/** What there is to know about one thing, in a line that wraps. */
export function Facts({ label, facts }: { label: string; facts: readonly Fact[] }) {
  return (
    <dl aria-label={label} className="mb-5 flex flex-wrap gap-x-8 gap-y-2.5 max-md:grid max-md:grid-cols-2 max-md:gap-x-4">
      {facts.map((fact) => (
        <div key={fact.label} className="min-w-0">
          <dt className="text-11 text-muted">{fact.label}</dt>
          <dd className="min-w-0 break-words">{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
