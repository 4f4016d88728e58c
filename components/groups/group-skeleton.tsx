import { FactsSkeleton } from '../ui/facts-skeleton'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { Skeleton } from '../ui/skeleton'

/** The frame of the page, at the heights it will have. */
export function GroupSkeleton() {
  return (
    <div aria-busy="true">
      <SentenceSkeleton />
      {/* The second line below the sentence. */}
      <div className="-mt-3 mb-4 h-5 max-md:-mt-2">
        <Skeleton className="w-140" />
      </div>
      <FactsSkeleton count={6} />
      <div className="h-60 border-y border-line pt-3">
        <Skeleton className="w-24" />
      </div>
      <div className="h-20 border-b border-line pt-3">
        <Skeleton className="w-16" />
      </div>
    </div>
  )
}
