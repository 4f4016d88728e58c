import { Skeleton } from './skeleton'

/** Holds the place of that many facts. */
export function FactsSkeleton({ count }: { count: number }) {
  return (
    <div aria-busy="true" className="mb-5 flex flex-wrap gap-x-8 gap-y-2.5 max-md:grid max-md:grid-cols-2 max-md:gap-x-4">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="grid h-9 content-around justify-items-start">
          <Skeleton className="w-16" />
          <Skeleton className="w-24" />
        </div>
      ))}
    </div>
  )
}
