import clsx from 'clsx'
import { SentenceSkeleton } from '../ui/sentence-skeleton'
import { Skeleton } from '../ui/skeleton'
import { SERVICE_GRID } from './service-row'

const ROWS = ['first', 'second', 'third', 'fourth', 'fifth'] as const

/** The frame of a board, at about the heights it will have. */
export function BoardSkeleton() {
  return (
    <div aria-busy="true">
      <SentenceSkeleton />
      <div className="border-t border-line-strong">
        <div className="h-7 border-b border-line max-xl:hidden" />
        {ROWS.map((row) => (
          <div key={row} className={clsx(SERVICE_GRID, 'h-18.5 border-b border-line py-2.5 max-xl:h-44 max-md:h-62 max-md:content-start')}>
            <Skeleton className="h-4 w-56" />
            <Skeleton className="h-6 w-28" />
            <Skeleton className="h-5 w-full max-xl:col-span-full" />
            <Skeleton className="w-40 justify-self-end max-xl:justify-self-start" />
          </div>
        ))}
      </div>
    </div>
  )
}
