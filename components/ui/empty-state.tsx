import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** A small line above the title: what kind of state this is. */
  kind?: ReactNode
  title: string
  children?: ReactNode
  /** What to do next. */
  actions?: ReactNode
}

/** Says what is not here, why, and what to do. */
export function EmptyState({ kind, title, children, actions }: EmptyStateProps) {
  return (
    <section className="grid max-w-115 justify-items-start gap-1.5 py-6">
      {kind}
      <h2 className="text-16">{title}</h2>
      {children && <div className="text-muted">{children}</div>}
      {actions && <div className="mt-1.5 flex flex-wrap items-center gap-2">{actions}</div>}
    </section>
  )
}
