'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { type CSSProperties, useId, useState } from 'react'
import { formatCount } from '@/lib/client/format'
import { Button } from '../ui/button'
import { LongName } from '../ui/long-name'

const SHOWN_AT_FIRST = 5

export interface Ranked {
  id: string
  name: string
  note?: string | undefined
  count: number
}

interface RankedListProps {
  title: string
  /** Most first. */
  items: readonly Ranked[]
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** Where most of it is; a click leaves only that in the table, a second one takes it back. */
export function RankedList({ title, items, chosen, onChoose }: RankedListProps) {
  const t = useTranslations('replication.where')
  const titleId = useId()
  const [isLong, setIsLong] = useState(false)
  if (items.length === 0) return null
  const most = items[0]?.count ?? 1
  const shown = isLong ? items : items.filter((item, place) => place < SHOWN_AT_FIRST || item.id === chosen)
  return (
    <section aria-labelledby={titleId} className="min-w-0">
      <h3 id={titleId} className="border-b border-line-strong pb-1 text-11 font-regular text-muted">
        {title}
      </h3>
      <ul>
        {shown.map((item) => (
          <li key={item.id} className="border-b border-line">
            <button
              type="button"
              aria-pressed={item.id === chosen}
              onClick={() => onChoose(item.id === chosen ? null : item.id)}
              style={{ '--share': `${(item.count / most) * 100}%` } as CSSProperties}
              className={clsx(
                'relative flex min-h-[29px] w-full items-center gap-2 px-1.5 text-left max-md:min-h-9 focus-visible:-outline-offset-2',
                'after:absolute after:bottom-0 after:left-0 after:h-0.5 after:w-(--share)',
                item.id === chosen ? 'bg-selected after:bg-accent' : 'after:bg-line-control hover:bg-hover',
              )}
            >
              <span className="flex min-w-0 font-medium">
                <LongName>{item.name}</LongName>
              </span>
              {item.note && <span className="text-12 text-muted">{item.note}</span>}
              <span className="ml-auto">{formatCount(item.count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {items.length > SHOWN_AT_FIRST && (
        <Button look="quiet" aria-expanded={isLong} onClick={() => setIsLong(!isLong)}>
          {isLong ? t('fewer') : t('all', { count: items.length })}
        </Button>
      )}
    </section>
  )
}
