import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatDuration, formatPercent, formatShortWhen } from '@/lib/client/format'
import type { Service } from '@/lib/contract/boards'
import { Icon } from '../../ui/icon'
import { BehindFigure } from '../behind-figure'
import { formatWeekdayClock } from '../board-times'
import { unknownPercent } from '../kept'
import { useTargetText } from '../use-target-text'
import { useTargetState } from '../use-target-state'
import { TvLine } from './tv-line'

/** By columns of six: what can be read from across a room and still fits. */
const FIGURES: Readonly<Record<number, string>> = {
  2: 'text-[max(34px,min(4.6vw,9vh))]',
  3: 'text-[max(34px,min(6.4vw,10vh))]',
  4: 'text-[max(56px,min(11vw,20vh))]',
  6: 'text-[max(56px,min(11vw,20vh))]',
}

const DENSE_FIGURES: Readonly<Record<number, string>> = {
  2: 'text-[max(28px,min(4.6vw,7vh))]',
  3: 'text-[max(28px,min(6.4vw,8vh))]',
  4: 'text-[max(48px,min(11vw,15vh))]',
  6: 'text-[max(48px,min(11vw,15vh))]',
}

const OLD_FIGURE = 'text-stale underline decoration-dashed decoration-[max(1px,0.02em)] underline-offset-[0.12em]'

interface TvTileProps {
  service: Service
  asOf: string
  /** Nothing new has come for a minute: all of it is of then. */
  isOld: boolean
  span: number
  isLastInRow: boolean
  isInLastRow: boolean
  /** Three rows of tiles: less room for each. */
  isDense: boolean
}

/** One service on the wall. */
export function TvTile({ service, asOf, isOld, span, isLastInRow, isInLastRow, isDense }: TvTileProps) {
  const t = useTranslations('boards')
  const targetText = useTargetText()
  const { icon, mark, word, figure, says } = useTargetState()(service, asOf)
  const { title, state, secondsBehind, targetSeconds, lastKnown, kept, line } = service
  const isMissed = state === 'missed' && !isOld
  const { percent } = kept.day
  const unknown = unknownPercent(kept.day)
  return (
    <li
      style={{ gridColumn: `span ${span}` }}
      className={clsx(
        'relative flex min-w-0 flex-col overflow-hidden border-line-strong px-[2vw] max-md:border-b max-md:px-3 max-md:py-4',
        !isLastInRow && 'md:border-r',
        !isInLastRow && 'md:border-b',
        isDense ? 'py-[1.3vh]' : 'py-[2.2vh]',
        isMissed && 'bg-danger-tint',
      )}
    >
      {isMissed && <TvLine values={line} targetSeconds={targetSeconds} />}
      <h2 className="relative line-clamp-2 shrink-0 text-[max(15px,min(1.6vw,3vh))] leading-tight wrap-anywhere">{title}</h2>
      <p className="relative mt-[0.4vh] flex shrink-0 flex-wrap items-center gap-x-[0.4em] text-[max(12px,min(1.2vw,2.3vh))] leading-snug">
        <span className={clsx('inline-flex items-center gap-[0.3em]', isOld ? 'font-medium text-stale' : word)}>
          <Icon name={isOld ? 'dashed-clock' : icon} className={clsx('size-[1.15em]', !isOld && mark)} />
          {isOld ? t('tvMode.then', { says, at: formatWeekdayClock(asOf) }) : says}
        </span>
        {!isOld && state !== 'unknown' && percent !== null && (
          <span className="text-muted">
            · {t('tvMode.keptOfDay', { percent: formatPercent(percent), unknown: unknown === null ? 'none' : formatPercent(unknown) })}
          </span>
        )}
      </p>
      <p
        className={clsx(
          'relative mt-auto shrink-0 leading-[1.05] tracking-[-0.03em] max-md:mt-1.5 max-md:text-[40px]',
          (isDense ? DENSE_FIGURES : FIGURES)[span],
        )}
      >
        <BehindFigure seconds={secondsBehind} className={isOld ? OLD_FIGURE : figure} unitClass="text-[0.42em]" />
      </p>
      <p className="relative mt-[0.6vh] min-h-[1.35em] shrink-0 text-[max(12px,min(1.15vw,2.2vh))] leading-snug text-muted">
        {secondsBehind !== null
          ? t('tvMode.target', { target: targetText(targetSeconds) })
          : lastKnown && t('lastKnown', { behind: formatDuration(lastKnown.secondsBehind), at: formatShortWhen(lastKnown.at, asOf) })}
      </p>
    </li>
  )
}
