import { Skeleton } from './skeleton'

/** Holds the place of a page's opening sentence and the line below it. */
export function SentenceSkeleton() {
  return (
    <div aria-busy="true" className="mb-4 grid h-12 max-md:mb-3 max-md:h-15 grid-cols-[minmax(0,1fr)] content-start gap-3 pt-1.5">
      <Skeleton className="h-4 w-105" />
      <Skeleton className="w-160" />
    </div>
  )
}
