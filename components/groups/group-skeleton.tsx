import { Skeleton } from '../ui/skeleton'

const FACTS = ['w-16', 'w-40', 'w-28', 'w-14'] as const

/** The frame of the page, at the heights it will have. */
export function GroupSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 grid h-12 content-start gap-3 pt-1.5">
        <Skeleton className="h-4 w-105" />
        <Skeleton className="w-160" />
      </div>
      <div className="flex h-9 gap-8">
        {FACTS.map((width) => (
          <Skeleton key={width} className={width} />
        ))}
      </div>
      <div className="mt-12 h-45 border-y border-line pt-3">
        <Skeleton className="w-24" />
      </div>
      <div className="h-20 border-b border-line pt-3">
        <Skeleton className="w-16" />
      </div>
    </div>
  )
}
