import { Skeleton } from '../ui/skeleton'

const ROWS = ['w-52', 'w-44', 'w-60', 'w-48'] as const

/** The frame of the page, at the heights it will have. */
export function OverviewSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 flex h-12 justify-between gap-8 max-md:mb-3 max-md:h-37 max-md:flex-col max-md:justify-start">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3 pt-1.5">
          <Skeleton className="h-4 w-105" />
          <Skeleton className="w-120" />
        </div>
        <div className="grid grid-cols-2 content-start gap-x-6 gap-y-3.5 pt-1.5">
          {ROWS.map((width) => (
            <Skeleton key={width} className="w-28" />
          ))}
        </div>
      </div>
      <div className="h-[25px] border-y border-t-line-strong border-b-line" />
      {ROWS.map((width) => (
        <div key={width} className="grid h-[57px] content-center gap-3 border-b border-line max-md:h-30">
          <Skeleton className={width} />
          <Skeleton className="w-72" />
        </div>
      ))}
      <div className="h-27 border-b border-line pt-3">
        <Skeleton className="w-20" />
      </div>
    </div>
  )
}
