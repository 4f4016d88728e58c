import clsx from 'clsx'
import type { ReactNode } from 'react'

interface WideTableProps {
  label: string
  className?: string
  /** In the letters of a sheet that has many rows. */
  isDense: boolean
  /** Its columns have the widths that its head gives them, whatever is in them. */
  isFixed?: boolean
  children: ReactNode
}

/** A table as wide as a sheet of paper, which scrolls sideways where the screen is narrower. Its rows are never split between two sheets. */
export function WideTable({ label, className, isDense, isFixed = false, children }: WideTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
    <section aria-label={label} tabIndex={0} className={clsx('relative overflow-x-auto print:overflow-visible', className)}>
      <table
        className={clsx(
          'w-full min-w-[184mm] border-collapse',
          isDense ? 'text-11 leading-[14px]' : 'text-12 leading-4',
          isFixed && 'table-fixed',
        )}
      >
        {children}
      </table>
    </section>
  )
}
