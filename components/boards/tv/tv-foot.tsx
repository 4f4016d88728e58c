import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatClock, formatDuration } from '@/lib/client/format'
import type { Board, Service } from '@/lib/contract/boards'
import { Icon } from '../../ui/icon'
import { formatLongMoment } from '../board-times'
import type { Renewal } from '../use-renewal'
import { useTargetState } from '../use-target-state'

const MOST_NAMED = 4

interface TvFootProps {
  board: Board
  /** Those without a tile. */
  others: readonly Service[]
  renewal: Renewal
}

/** The services that have no tile, and how new all of it is. */
export function TvFoot({ board, others, renewal: { isNotRenewed, isOld } }: TvFootProps) {
  const t = useTranslations('boards')
  const tFigure = useTranslations('figure')
  const stateOf = useTargetState()
  const { answered, known } = board.brokers
  const more = others.length - MOST_NAMED
  return (
    <footer className="flex flex-wrap items-center gap-x-[2vw] gap-y-1 pt-[1.4vh] text-[max(12px,min(1.1vw,2.2vh))] leading-snug text-muted">
      {others.slice(0, MOST_NAMED).map((service) => {
        const { icon, mark, word } = stateOf(service, board.asOf)
        const figure = service.secondsBehind === null ? tFigure('unknown') : formatDuration(service.secondsBehind)
        return (
          <span key={service.id} className={clsx('inline-flex items-center gap-[0.35em]', isOld ? 'text-stale' : word)}>
            <Icon name={isOld ? 'dashed-clock' : icon} className={clsx('size-[1.15em]', !isOld && mark)} />
            {t('tvMode.footer', { title: service.title, figure })}
          </span>
        )
      })}
      {more > 0 && <span>{t('tvMode.others', { count: more })}</span>}
      <p className="ml-auto whitespace-nowrap">
        {isNotRenewed ? (
          <span className="inline-flex items-center gap-[0.35em] font-medium text-stale">
            <Icon name="dashed-clock" className="size-[1.15em]" />
            {t('tvMode.notRenewed', { at: isOld ? formatLongMoment(board.asOf) : formatClock(board.asOf) })}
          </span>
        ) : (
          <>
            {t('asOf', { at: formatClock(board.asOf) })} ·{' '}
            <span className={answered < known ? 'font-medium text-stale' : undefined}>{t('answered', { answered, known })}</span>
          </>
        )}
      </p>
    </footer>
  )
}
