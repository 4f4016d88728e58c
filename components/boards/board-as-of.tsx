'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatClock, formatShortWhen } from '@/lib/client/format'
import { useIsOld } from '@/lib/client/use-is-old'
import type { Board } from '@/lib/contract/boards'
import { Answered } from '../layout/answered'
import { BrokerPips } from '../layout/broker-pips'
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
          <BrokerPips answered={Array.from({ length: known }, (_, place) => place < answered)} />
          <span>
            <span className="max-md:hidden">{t('asOf')} </span>
            <b className={clsx('font-medium', isOld ? 'text-stale' : 'text-ink')}>{formatClock(board.asOf)}</b>{' '}
            <span className="max-md:hidden">· </span>
            <span className={answered < known ? 'font-medium text-stale' : undefined}>
              <Answered answered={answered} total={known} />
            </span>
          </span>
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
