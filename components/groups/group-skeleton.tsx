import { Skeleton } from '../ui/skeleton'

/** The frame of the page, at the heights it will have. */
export function GroupSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 grid h-12 content-start gap-3 pt-1.5">
        <Skeleton className="h-4 w-105" />
        <Skeleton className="w-160" />
      </div>
      <div className="mt-7 h-45 border-y border-line pt-3">
        <Skeleton className="w-24" />
      </div>
      <div className="h-20 border-b border-line pt-3">
        <Skeleton className="w-16" />
      </div>
    </div>
  )
}
