import clsx from 'clsx'

interface SectionHeadProps {
  title: string
  note: string
  noteClassName?: string | undefined
}

/** Over the rows of a part of the axis: what they are, and what to think of it. */
export function SectionHead({ title, note, noteClassName }: SectionHeadProps) {
  return (
    <div className="flex items-baseline gap-2 pt-1.5">
      <h2 className="shrink-0">{title}</h2>
      <span className={clsx('text-12 text-muted', noteClassName)}>{note}</span>
    </div>
  )
}
