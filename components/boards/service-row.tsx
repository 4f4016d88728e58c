import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { formatDuration, formatShortWhen } from '@/lib/client/format'
import type { Service } from '@/lib/contract/boards'
import { Icon } from '../ui/icon'
import { BehindFigure } from './behind-figure'
import { knownSeconds } from './kept'
import { KeptSpans } from './kept-spans'
import { KeptStrip } from './kept-strip'
import { ServiceGroups } from './service-groups'
import { ServiceWorst } from './service-worst'
import { useTargetText } from './use-target-text'
import { useTargetState } from './use-target-state'

/** Of the head and of every row, so that they line up. */
export const SERVICE_GRID =
  'grid grid-cols-[minmax(200px,1.2fr)_170px_minmax(240px,2fr)_270px] items-center gap-x-7 max-xl:grid-cols-[minmax(0,1fr)_170px] max-xl:gap-x-5 max-xl:gap-y-2.5 max-md:grid-cols-[minmax(0,1fr)] max-md:gap-y-1.5'

interface ServiceRowProps {
  service: Service
  asOf: string
  hasLinks: boolean
}

/** One service: its target, how far behind it is, its last 24 hours and what it has kept. */
export function ServiceRow({ service, asOf, hasLinks }: ServiceRowProps) {
  const t = useTranslations('boards')
  const stateOf = useTargetState()
  const targetText = useTargetText()
  const { icon, mark, word, figure, says } = stateOf(service, asOf)
  const { title, targetSeconds, secondsBehind, lastKnown, state, kept, strip, worst } = service
  return (
    <li className={clsx(SERVICE_GRID, 'border-b border-line py-2.5')}>
      <div className="min-w-0">
        <h2 className="text-16 tracking-[-0.01em] wrap-anywhere">{title}</h2>
        <p className="text-12 wrap-anywhere text-muted">
          {t('atMost', { target: targetText(targetSeconds) })} · <ServiceGroups service={service} hasLinks={hasLinks} />
        </p>
      </div>
      <div className="min-w-0">
        <p className="text-28 tracking-[-0.02em]">
          <BehindFigure seconds={secondsBehind} className={figure} unitClass="text-16" />
        </p>
        <p className={clsx('mt-0.5 flex items-center gap-[5px] text-12', word)}>
          <Icon name={icon} className={mark} />
          {says}
        </p>
        {state === 'unknown' && lastKnown && (
          <p className="text-12 text-muted">
            {t('lastKnown', { behind: formatDuration(lastKnown.secondsBehind), at: formatShortWhen(lastKnown.at, asOf) })}
          </p>
        )}
      </div>
      <div className="min-w-0 max-xl:col-span-full">
        <KeptStrip title={title} cells={strip} known={knownSeconds(kept.day)} />
        <ServiceWorst worst={worst} asOf={asOf} />
      </div>
      <KeptSpans kept={kept} isMissed={state === 'missed'} />
    </li>
  )
}
