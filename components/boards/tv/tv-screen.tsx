'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { Route } from 'next'
import type { Board } from '@/lib/contract/boards'
import { EmptyState } from '../../ui/empty-state'
import { formatLongMoment } from '../board-times'
import { orderOfNeed } from '../order-of-need'
import type { Renewal } from '../use-renewal'
import { TvBar } from './tv-bar'
import { useBoardName } from '../use-board-name'
import { TvClock } from './tv-clock'
import { TvFoot } from './tv-foot'
import { tvLayout } from './tv-layout'
import { TvTile } from './tv-tile'
import { useAwakeScreen } from './use-awake-screen'
import { useNewVersion } from './use-new-version'
import { useRestingPointer } from './use-resting-pointer'

interface TvScreenProps {
  board: Board
  renewal: Renewal
  /** The board outside TV mode. */
  back: Route
  isSignedIn: boolean
}

/** A board for a wall: no shell, figures that can be read from across the room, no pointer when nobody moves it. */
export function TvScreen({ board, renewal, back, isSignedIn }: TvScreenProps) {
  const t = useTranslations('boards')
  const { isOld } = renewal
  const nameOf = useBoardName()
  const isResting = useRestingPointer()
  useAwakeScreen()
  useNewVersion()
  const services = orderOfNeed(board.services)
  const having = (...states: Board['services'][number]['state'][]) => services.filter(({ state }) => states.includes(state)).length
  const [missed, unknown] = [having('missed'), having('unknown')]
  const { rows, tiles, isFirstHigh } = tvLayout({ missed, wanting: having('close', 'unknown'), kept: having('kept') })
  const places = rows.flatMap((row, at) =>
    row.map((span, place) => ({ span, isLastInRow: place === row.length - 1, isInLastRow: at === rows.length - 1 })),
  )
  const total = services.length
  return (
    <main
      data-resting={isResting || undefined}
      className={clsx(
        'flex h-dvh flex-col overflow-hidden bg-page px-[3vw] pt-[3.2vh] pb-[2.4vh] max-md:h-auto max-md:min-h-dvh max-md:px-3',
        isResting && 'cursor-none',
      )}
    >
      <header className="flex items-baseline gap-x-[2vw] pb-[1.6vh] text-[max(13px,min(1.35vw,2.6vh))] leading-tight text-muted max-md:flex-wrap max-md:gap-x-3">
        <h1 className="truncate text-ink">{nameOf(board)}</h1>
        <output className="whitespace-nowrap">
          {isOld ? (
            <span className="font-medium text-stale">{t('tvMode.old', { at: formatLongMoment(board.asOf) })}</span>
          ) : (
            [
              missed > 0 ? t('tvMode.late', { late: missed, total }) : unknown === 0 && t('tvMode.fine', { total }),
              unknown > 0 && t('tvMode.unknown', { count: unknown }),
            ]
              .filter(Boolean)
              .join(' · ')
          )}
        </output>
        <TvClock />
      </header>
      {total === 0 ? (
        <div className="flex-1 border-t-2 border-line-strong">
          <EmptyState title={t('noServicesTitle')}>{t('noServicesDetail')}</EmptyState>
        </div>
      ) : (
        <ul
          aria-label={t('services')}
          style={{ gridTemplateRows: rows.map((_row, at) => (at === 0 && isFirstHigh ? '1.5fr' : '1fr')).join(' ') }}
          className="grid min-h-0 flex-1 grid-cols-6 border-t-2 border-b border-line-strong max-md:block max-md:border-b-0"
        >
          {services.slice(0, tiles).map((service, at) => {
            const place = places[at]
            return (
              place && <TvTile key={service.id} service={service} asOf={board.asOf} isOld={isOld} isDense={rows.length > 2} {...place} />
            )
          })}
        </ul>
      )}
      <TvFoot board={board} others={services.slice(tiles)} renewal={renewal} />
      <TvBar isResting={isResting} back={back} isSignedIn={isSignedIn} />
    </main>
  )
}
