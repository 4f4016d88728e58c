import { Skeleton } from '../ui/skeleton'
import { FactSkeleton } from './fact-skeleton'

const BLOCKS = ['first', 'second', 'third'] as const

/** The frame of the page, at the heights it will have. */
export function ClustersSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 h-7 pt-1.5">
        <Skeleton className="h-4 w-80" />
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(440px,100%),1fr))] border-t border-line-strong">
        {BLOCKS.map((block) => (
          <div key={block} className="border-b border-line px-5 pt-4 pb-5">
            <Skeleton className="h-4 w-32" />
            <div className="mt-8">
              <FactSkeleton />
            </div>
          </div>
        ))}
      </div>
    </div>
  )
}
