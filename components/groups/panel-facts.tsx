import { type ReactNode, useId } from 'react'

/** One part of a panel: a title, what is to be said of it, and its facts a line each. */
export function PanelFacts({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-5">
      <h2 id={id} className="mb-1 text-13">
        {title}
      </h2>
      <div className="border-t border-line-strong">
        {lead}
        <dl>{children}</dl>
      </div>
    </section>
  )
}

export function PanelFact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[148px_minmax(0,1fr)] gap-x-3 border-b border-line py-1.5 max-md:grid-cols-[116px_minmax(0,1fr)]">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}
