import { Skeleton } from '../../ui/skeleton'

const ROWS = 14

/** Holds the place of the matrix. */
export function MatrixSkeleton() {
  return (
    <div aria-busy="true" className="border-t border-line-strong pt-29.5 max-md:pt-0">
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className="flex h-8 items-center border-b border-line px-2">
          <Skeleton className={row % 3 === 0 ? 'w-28' : 'w-20'} />
        </div>
      ))}
    </div>
  )
}
