import { useTranslations } from 'next-intl'
import { formatDuration } from '@/lib/client/format'
import { formatWeekdayClock } from './board-times'
import type { StateRun } from './strip-runs'

interface StripTableProps {
  /** Of the service. */
  title: string
  runs: readonly StateRun[]
}

/** What a strip draws, for those who do not see it. */
export function StripTable({ title, runs }: StripTableProps) {
  const t = useTranslations('boards')
  const tFigure = useTranslations('figure')
  return (
    <div className="unseen">
      <table>
        <caption>{t('strip.table', { title })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('strip.from')}</th>
            <th scope="col">{t('strip.to')}</th>
            <th scope="col">{t('strip.state')}</th>
            <th scope="col">{t('misses.furthest')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ from, to, state, worstSeconds }) => (
            <tr key={from}>
              <td>{formatWeekdayClock(from)}</td>
              <td>{formatWeekdayClock(to)}</td>
              <td>{t(`legend.${state}`)}</td>
              <td>{worstSeconds === null ? tFigure('unknown') : formatDuration(worstSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
