import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { Skeleton } from '../ui/skeleton'

const FACTS = ['w-16', 'w-40', 'w-28', 'w-14'] as const

/** The frame of the page, at the heights it will have. */
export function GroupSkeleton() {
  return (
    <div aria-busy="true">
      <SentenceSkeleton />
      <div className="flex h-9 gap-8 overflow-hidden max-md:grid max-md:h-32 max-md:grid-cols-2 max-md:content-start max-md:gap-4">
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
