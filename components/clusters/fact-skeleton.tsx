import { Skeleton } from '../ui/skeleton'

const LINES = ['w-28', 'w-44', 'w-56', 'w-52'] as const

/** In place of the figures of one cluster. */
export function FactSkeleton() {
  return (
    <div className="grid gap-1">
      {LINES.map((width) => (
        <div key={width} className="grid h-5 grid-cols-[116px_minmax(0,1fr)] items-center">
          <Skeleton className="w-20" />
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  )
}
