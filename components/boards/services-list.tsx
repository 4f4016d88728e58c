import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { Board } from '@/lib/contract/boards'
import { formatWeekdayClock } from './board-times'
import { SERVICE_GRID, ServiceRow } from './service-row'

/** The services in the board's own order, under a head that says what each part is. */
export function ServicesList({ board, hasLinks }: { board: Board; hasLinks: boolean }) {
  const t = useTranslations('boards')
  const first = board.services[0]?.strip[0]
  return (
    <div className="border-t border-line-strong">
      <div aria-hidden="true" className={clsx(SERVICE_GRID, 'border-b border-line py-1.5 text-11 text-muted max-xl:hidden')}>
        <span>{t('head.service')}</span>
        <span>{t('head.behind')}</span>
        <span className="flex justify-between">
          <span>{first && formatWeekdayClock(first.from)}</span>
          <span>{t('head.strip')}</span>
          <span>{t('head.now')}</span>
        </span>
        <span className="grid grid-cols-3 gap-x-2 text-right">
          <span>{t('head.day')}</span>
          <span>{t('head.week')}</span>
          <span>{t('head.month')}</span>
        </span>
      </div>
      <ul aria-label={t('services')}>
        {board.services.map((service) => (
          <ServiceRow key={service.id} service={service} asOf={board.asOf} hasLinks={hasLinks} />
        ))}
      </ul>
    </div>
  )
}
