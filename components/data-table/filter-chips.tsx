'use client'

import { FilterChip } from '../ui/filter-chip'

interface FilterChipsProps<Change> {
  /** The filters that are set, each with its word and what takes it away. */
  filters: readonly { id: string; word: string; off: Change }[]
  /** What pressing one does, in words. */
  labelOf: (word: string) => string
  onChange: (change: Change) => void
}

/** Under a toolbar: the filters that are not to be seen in it. */
export function FilterChips<Change>({ filters, labelOf, onChange }: FilterChipsProps<Change>) {
  if (filters.length === 0) return null
  return (
    <div className="mb-2.5 flex flex-wrap gap-2">
      {filters.map(({ id, word, off }) => (
        <FilterChip key={id} word={word} label={labelOf(word)} onClear={() => onChange(off)} />
      ))}
    </div>
  )
}
