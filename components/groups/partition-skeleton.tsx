import { Skeleton } from '../ui/skeleton'

const LINES = ['w-4/5', 'w-3/5', 'w-2/3', 'w-1/2', 'w-3/5', 'w-2/3', 'w-1/2', 'w-3/5'] as const

/** The panel while its partition is read. */
export function PartitionSkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton className="h-4 w-full" />
      <Skeleton className="w-2/3" />
      <div className="mt-8 border-t border-line-strong">
        {LINES.map((width, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines without names
          <div key={index} className="flex h-8 items-center border-b border-line">
            <Skeleton className={width} />
          </div>
        ))}
      </div>
    </div>
  )
}
