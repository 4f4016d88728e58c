import { Skeleton } from '../ui/skeleton'

const SECTIONS = ['w-48', 'w-72', 'w-48', 'w-90', 'w-110'] as const

export function PreferencesSkeleton() {
  return (
    <div aria-busy="true" className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-6">
      <Skeleton className="h-4 w-110 max-w-full" />
      {SECTIONS.map((width, index) => (
        <div key={index} className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <Skeleton className="h-5 w-32" />
          <Skeleton className={`h-7 max-w-full ${width}`} />
        </div>
      ))}
    </div>
  )
}
