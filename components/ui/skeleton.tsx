import clsx from 'clsx'

/** Holds the place of a line of text; the frame around it is already the real one. */
export function Skeleton({ className = 'w-24' }: { className?: string }) {
  return (
    <span aria-hidden="true" className={clsx('skeleton inline-block h-2.5 max-w-full rounded-[2px] bg-line align-middle', className)} />
  )
}
