import { type ReactNode, useId } from 'react'

interface SectionProps {
  title: string
  /** Beside the title, muted. */
  note?: ReactNode
  /** At the right end of the title's line. */
  aside?: ReactNode
  children: ReactNode
}

export function Section({ title, note, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="mt-6">
      <header className="mb-1.5 flex flex-wrap items-baseline gap-2.5">
        <h2 id={id}>{title}</h2>
        {note && <span className="text-12 text-muted">{note}</span>}
        {aside && <div className="ml-auto text-12 text-muted">{aside}</div>}
      </header>
      {children}
    </section>
  )
}
