import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { secondsBetween } from '@/lib/client/format'
import type { BoardWeek } from '@/lib/contract/boards'
import { formatDayOfWeek } from '../board-times'
import { sumOfKept } from '../kept'
import { useTargetText } from '../use-target-text'
import { isDense } from './misses-on-sheet'
import { SheetText } from './sheet-text'
import { WeekPercent } from './week-percent'
import { WideTable } from './wide-table'

const HEAD = 'text-11 font-regular text-muted'
/** Narrow screens scroll the days, not the titles. */
const FIRST = 'pr-1.5 text-left max-md:sticky max-md:left-0 max-md:bg-surface'

/** What each service has kept, day by day; days that have not begun are empty. */
export function WeekTable({ week }: { week: BoardWeek }) {
  const t = useTranslations('boards')
  const targetText = useTargetText()
  const days = week.services[0]?.days ?? []
  const isLater = (from: string) => secondsBetween(week.asOf, from) > 0
  const dense = isDense(week.services.length)
  const box = dense ? 'align-top py-px' : 'align-top py-1'
  const cell = clsx(box, 'px-0.5 text-right')
  return (
    <WideTable label={t('services')} className={dense ? 'mt-2' : 'mt-3'} isDense={dense} isFixed>
      <thead>
        <tr className="border-y border-line-strong">
          <th className={clsx(box, HEAD, FIRST)}>{t('weekly.service')}</th>
          <th className={clsx(cell, HEAD, 'w-13')}>{t('weekly.target')}</th>
          {days.map(({ from }) => (
            <th key={from} className={clsx(cell, HEAD, 'w-15 whitespace-nowrap')}>
              {formatDayOfWeek(from)}
            </th>
          ))}
          <th className={clsx(cell, HEAD, 'w-18.5 pr-0')}>{t('weekly.all')}</th>
        </tr>
      </thead>
      <tbody>
        {week.services.map((service) => (
          <tr key={service.id} className="border-b border-line">
            <th className={clsx(box, FIRST, 'font-medium')}>
              <SheetText isDense={dense}>{service.title}</SheetText>
            </th>
            <td className={clsx(cell, 'whitespace-nowrap text-muted')}>{targetText(service.targetSeconds)}</td>
            {service.days.map(({ from, kept }) => (
              <td key={from} className={cell}>
                {isLater(from) ? <span className="text-faint">–</span> : <WeekPercent kept={kept} isDense={dense} />}
              </td>
            ))}
            <td className={clsx(cell, 'pr-0')}>
              <WeekPercent kept={service.kept} before={service.keptBefore} isStrong isDense={dense} />
            </td>
          </tr>
        ))}
        <tr className="border-b border-line-strong font-strong">
          <th className={clsx(box, FIRST)} colSpan={2}>
            {t('weekly.allServices')}
          </th>
          {days.map(({ from }, index) => (
            <td key={from} className={cell}>
              {isLater(from) ? (
                <span className="font-regular text-faint">–</span>
              ) : (
                <WeekPercent
                  kept={sumOfKept(week.services.flatMap((service) => service.days[index]?.kept ?? []))}
                  isStrong
                  isDense={dense}
                />
              )}
            </td>
          ))}
          <td className={clsx(cell, 'pr-0')}>
            <WeekPercent kept={week.kept} before={week.keptBefore} isStrong isDense={dense} />
          </td>
        </tr>
      </tbody>
    </WideTable>
  )
}
