import clsx from 'clsx'

interface SkeletonProps {
  className?: string
  /** One of hundreds that come at once: an animation of each costs more than a frame has. */
  isStill?: boolean
}

/** Holds the place of a line of text; the frame around it is already the real one. */
export function Skeleton({ className = 'w-24', isStill = false }: SkeletonProps) {
  return (
    <span
      aria-hidden="true"
      className={clsx('inline-block h-2.5 max-w-full rounded-[2px] bg-line align-middle', !isStill && 'skeleton', className)}
    />
  )
}
