import type { ReactNode } from 'react'
import { splitName } from '@/lib/client/format'
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
  // In two pieces, which a reader of screens would tell apart.
  const isCut = splitName(name).tail !== ''
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={onOpen}
        onPointerEnter={onPointerEnter}
        onFocus={onPointerEnter}
        className="flex max-w-full min-w-0 font-medium text-ink hover:underline hover:underline-offset-2 focus-visible:-outline-offset-1"
      >
        {isCut ? (
          <>
            <span className="unseen">{name}</span>
            <span aria-hidden="true" className="min-w-0">
              <LongName>{name}</LongName>
            </span>
          </>
        ) : (
          <LongName>{name}</LongName>
        )}
      </button>
      {sub && <span className="hidden overflow-hidden text-12 text-ellipsis text-muted max-md:block">{sub}</span>}
    </>
  )
}
