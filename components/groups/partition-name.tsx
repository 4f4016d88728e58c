import type { ReactNode } from 'react'
import { LongName } from '../ui/long-name'

interface PartitionNameProps {
  name: string
  /** The second line, on phones only. */
  sub?: ReactNode
  onOpen: () => void
  onPointerEnter: () => void
}

/** A partition's name, which opens it. */
export function PartitionName({ name, sub, onOpen, onPointerEnter }: PartitionNameProps) {
  return (
    <>
      <button
        type="button"
        aria-label={name}
        aria-haspopup="dialog"
        onClick={onOpen}
        onPointerEnter={onPointerEnter}
        onFocus={onPointerEnter}
        className="flex max-w-full min-w-0 font-medium text-ink hover:underline hover:underline-offset-2 focus-visible:-outline-offset-1"
      >
        <LongName>{name}</LongName>
      </button>
      {sub && <span className="hidden overflow-hidden text-12 text-ellipsis text-muted max-md:block">{sub}</span>}
    </>
  )
}
