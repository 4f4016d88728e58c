import { useTranslations } from 'next-intl'
import { Skeleton } from '../../ui/skeleton'

const TILES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const

export function TvSkeleton() {
  const t = useTranslations('boards')
  return (
    <main className="flex h-dvh flex-col bg-page px-[3vw] pt-[3.2vh] pb-[2.4vh]">
      <h1 className="unseen">{t('title')}</h1>
      <div aria-busy="true" className="flex min-h-0 flex-1 flex-col">
        <div className="pb-[1.6vh] text-[max(13px,min(1.35vw,2.6vh))] leading-tight">
          <Skeleton className="h-4 w-60" />
        </div>
        <div className="grid min-h-0 flex-1 grid-cols-3 grid-rows-2 border-t-2 border-line-strong max-md:grid-cols-1">
          {TILES.map((tile) => (
            <div key={tile} className="flex flex-col gap-3 px-[2vw] py-[2.2vh]">
              <Skeleton className="h-4 w-48" />
              <Skeleton className="h-3 w-32" />
              <Skeleton className="mt-auto h-12 w-40 max-md:mt-1" />
            </div>
          ))}
        </div>
      </div>
    </main>
  )
}
