import { useTranslations } from 'next-intl'
import { formatDuration, formatRoughDuration, secondsBetween } from '@/lib/client/format'
import type { BoardWeek } from '@/lib/contract/boards'
import { formatWeekdayClock } from '../board-times'
import { useCause } from '../use-cause'
import { isDense, missesOnSheet } from './misses-on-sheet'
import { SheetText } from './sheet-text'
import { WideTable } from './wide-table'

const HEAD = 'px-1.5 py-0.5 align-top text-11 font-regular text-muted'

/** The misses of a week, in the order they came; on one sheet the smallest give way. */
export function WeekMisses({ week }: { week: BoardWeek }) {
  const t = useTranslations('boards')
  const { whole } = useCause()
  const { shown, leftOut } = missesOnSheet(week.misses, week.missesTotal, week.services.length)
  const dense = isDense(week.services.length)
  const cell = `px-1.5 align-top ${dense ? 'py-px' : 'py-0.5'}`
  return (
    <section className={dense ? 'mt-3' : 'mt-4'}>
      <h2 className="mb-1 text-13 print:break-after-avoid">{t('weekly.missesTitle')}</h2>
      {shown.length === 0 ? (
        <p className="border-t border-line-strong pt-2 text-12 text-muted">{t('weekly.noMisses')}</p>
      ) : (
        <WideTable label={t('weekly.missesTitle')} isDense={dense}>
          <thead>
            <tr className="border-y border-line-strong text-left">
              <th className={`${HEAD} pl-0`}>{t('misses.when')}</th>
              <th className={HEAD}>{t('misses.service')}</th>
              <th className={`${HEAD} text-right`}>{t('misses.furthest')}</th>
              <th className={`${HEAD} text-right`}>{t('misses.lateFor')}</th>
              <th className={`${HEAD} pr-0`}>{t('misses.cause')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((miss) => (
              <tr key={`${miss.service} ${miss.from}`} className="border-b border-line">
                <td className={`${cell} pl-0 whitespace-nowrap text-muted`}>{formatWeekdayClock(miss.from)}</td>
                <td className={`${cell} w-[32%] max-w-0`}>
                  <SheetText isDense={dense}>{miss.title}</SheetText>
                </td>
                <td className={`${cell} text-right font-strong whitespace-nowrap`}>{formatDuration(miss.worstSeconds)}</td>
                <td className={`${cell} text-right whitespace-nowrap`}>
                  {formatRoughDuration(secondsBetween(miss.from, miss.to ?? week.asOf))}
                </td>
                <td className={`${cell} w-[34%] pr-0 wrap-anywhere text-muted`}>{whole(miss.cause, null)}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      )}
      {leftOut > 0 && <p className="mt-1 text-12 text-muted">{t('weekly.moreMisses', { count: leftOut })}</p>}
    </section>
  )
}
