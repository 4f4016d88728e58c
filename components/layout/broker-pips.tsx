import clsx from 'clsx'

/** One mark per broker, in its own place: hollow where it did not answer. */
export function BrokerPips({ answered }: { answered: readonly boolean[] }) {
  return (
    <span aria-hidden="true" className="inline-flex items-end gap-0.5">
      {answered.map((isUp, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a mark is its place
        <i key={place} className={clsx('h-3 w-1 rounded-[1px]', isUp ? 'bg-line-control' : 'border-[1.5px] border-stale')} />
      ))}
    </span>
  )
}
