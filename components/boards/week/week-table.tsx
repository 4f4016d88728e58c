import { useTranslations } from 'next-intl'
import { secondsBetween } from '@/lib/client/format'
import type { BoardWeek } from '@/lib/contract/boards'
import { formatDayOfWeek } from '../board-times'
import { sumOfKept } from '../kept'
import { useTargetText } from '../use-target-text'
import { WeekPercent } from './week-percent'
import { WideTable } from './wide-table'

const BOX = 'px-1.5 py-1 align-top'
const CELL = `${BOX} text-right`
const HEAD = 'text-11 font-regular text-muted'

/** What each service has kept, day by day; days that have not begun are empty. */
export function WeekTable({ week }: { week: BoardWeek }) {
  const t = useTranslations('boards')
  const targetText = useTargetText()
  const days = week.services[0]?.days ?? []
  const isLater = (from: string) => secondsBetween(week.asOf, from) > 0
  return (
    <WideTable label={t('services')} className="mt-4">
      <thead>
        <tr className="border-y border-line-strong">
          <th className={`${BOX} ${HEAD} pl-0 text-left`}>{t('weekly.service')}</th>
          <th className={`${CELL} ${HEAD}`}>{t('weekly.target')}</th>
          {days.map(({ from }) => (
            <th key={from} className={`${CELL} ${HEAD} whitespace-nowrap`}>
              {formatDayOfWeek(from)}
            </th>
          ))}
          <th className={`${CELL} ${HEAD} pr-0`}>{t('weekly.all')}</th>
        </tr>
      </thead>
      <tbody>
        {week.services.map((service) => (
          <tr key={service.id} className="border-b border-line">
            <th className={`${BOX} min-w-36 pl-0 text-left font-medium wrap-break-word`}>{service.title}</th>
            <td className={`${CELL} whitespace-nowrap text-muted`}>{targetText(service.targetSeconds)}</td>
            {service.days.map(({ from, kept }) => (
              <td key={from} className={CELL}>
                {isLater(from) ? <span className="text-faint">–</span> : <WeekPercent kept={kept} />}
              </td>
            ))}
            <td className={`${CELL} pr-0`}>
              <WeekPercent kept={service.kept} isStrong />
            </td>
          </tr>
        ))}
        <tr className="border-b border-line-strong font-strong">
          <th className={`${BOX} pl-0 text-left`} colSpan={2}>
            {t('weekly.allServices')}
          </th>
          {days.map(({ from }, index) => (
            <td key={from} className={CELL}>
              {isLater(from) ? (
                <span className="font-regular text-faint">–</span>
              ) : (
                <WeekPercent kept={sumOfKept(week.services.flatMap((service) => service.days[index]?.kept ?? []))} isStrong />
              )}
            </td>
          ))}
          <td className={`${CELL} pr-0`}>
            <WeekPercent kept={week.kept} isStrong />
          </td>
        </tr>
      </tbody>
    </WideTable>
  )
}
