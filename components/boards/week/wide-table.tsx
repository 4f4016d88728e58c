import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A table that scrolls sideways where the screen is narrower than a sheet of paper. */
export function WideTable({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <section aria-label={label} tabIndex={0} className={clsx('overflow-x-auto print:overflow-visible', className)}>
      <table className="w-full border-collapse text-12 max-md:min-w-160">{children}</table>
    </section>
  )
}
