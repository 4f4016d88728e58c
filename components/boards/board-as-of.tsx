'use client'

import { useTranslations } from 'next-intl'
import { formatShortWhen } from '@/lib/client/format'
import { useIsOld } from '@/lib/client/use-is-old'
import type { Board } from '@/lib/contract/boards'
import { Answered } from '../layout/answered'
import { AsOfTime } from '../layout/as-of-time'
import { AsOfWords } from '../layout/as-of-words'
import { Popover } from '../ui/popover'
import { useErrorText } from './use-error-text'

/** A board is asked for every ten seconds; three times it may be missed. */
const OLD_MS = 30_000

interface BoardAsOfProps {
  board: Board
  /** When this page got it, ms. */
  gotMs: number
  /** The last try to read it anew failed. */
  isNotRenewed: boolean
}

/** How new a board's figures are and how many brokers of its clusters answered; on a click, what was not read anew. */
export function BoardAsOf({ board, gotMs, isNotRenewed }: BoardAsOfProps) {
  const t = useTranslations('asOf')
  const tBoards = useTranslations('boards')
  const textOf = useErrorText()
  const isOverdue = useIsOld(new Date(gotMs).toISOString(), OLD_MS)
  const isOld = isOverdue || isNotRenewed || board.stale
  const { answered, known } = board.brokers
  return (
    <Popover
      align="end"
      title={t('title')}
      trigger={
        <button type="button" className="flex h-control shrink-0 items-center gap-2 rounded-2 px-0.5 text-12 whitespace-nowrap text-muted">
          <AsOfWords
            pips={Array.from({ length: known }, (_, place) => place < answered)}
            when={<AsOfTime asOf={board.asOf} isOld={isOld} />}
            who={<Answered answered={answered} total={known} />}
            isTroubled={answered < known}
          />
        </button>
      }
    >
      <div className="text-12">
        {isNotRenewed && <p className="text-stale">{tBoards('notRenewed')}</p>}
        {board.errors.length === 0 ? (
          <p>{tBoards('allRead')}</p>
        ) : (
          <ul>
            {board.errors.map((error) => (
              <li key={`${error.broker} ${error.part} ${error.message}`} className="border-b border-line py-1 text-stale last:border-b-0">
                {tBoards('notRead', { error: textOf(error) ?? error.error, since: formatShortWhen(error.since, board.asOf) })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Popover>
  )
}
