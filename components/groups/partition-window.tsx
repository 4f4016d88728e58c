import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { GroupPartitionDetail } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration, formatWhen } from '@/lib/client/format'
import { Figure } from '../ui/figure'
import { windowRows } from './window-rows'

const CELL = 'h-7 border-b border-line px-2 align-middle whitespace-nowrap first:pl-0'
const HEAD = 'h-7 border-b border-line px-2 text-11 font-regular whitespace-nowrap text-muted first:pl-0'

/** The commits that Burrow's rules look at, newest first, below where the log ends now. */
export function PartitionWindow({ detail }: { detail: GroupPartitionDetail }) {
  const t = useTranslations('lag.panel')
  const id = useId()
  const { partition, window, intervals, minDistanceSeconds, ends, asOf } = detail
  const { rows, shareNow } = windowRows(window, partition.lag)
  return (
    <section aria-labelledby={id} className="mt-5">
      <header className="mb-1 flex flex-wrap items-baseline gap-x-2.5">
        <h2 id={id} className="text-13">
          {t('window')}
        </h2>
        <span className="text-12 text-muted">
          {t('windowNote', {
            count: window.length,
            intervals,
            distance: minDistanceSeconds > 0 ? formatDuration(minDistanceSeconds) : 'none',
          })}
        </span>
      </header>
      <table aria-labelledby={id} className="w-full table-fixed border-separate border-spacing-0 border-t border-line-strong tabular-nums">
        <thead>
          <tr>
            <th className={clsx(HEAD, 'w-30 text-left')}>{t('committedAt')}</th>
            <th className={clsx(HEAD, 'text-right')}>{t('offset')}</th>
            <th className={clsx(HEAD, 'w-26 text-right max-md:w-20')}>{t('step')}</th>
            <th className={clsx(HEAD, 'w-44 text-right max-md:w-24')}>{t('lagThen')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className={clsx(CELL, 'text-muted')}>{t('now')}</td>
            <td className={clsx(CELL, 'text-right')}>
              <Figure>{partition.logEnd === null ? null : formatCount(partition.logEnd)}</Figure>
            </td>
            <td className={clsx(CELL, 'text-right text-faint')}>{t('noStep')}</td>
            <td className={clsx(CELL, 'text-right')}>
              <LagThen lag={partition.lag} share={shareNow} isNow />
            </td>
          </tr>
          {rows.map(({ commit, step, share }) => (
            <tr key={`${commit.committedAt} ${commit.offset}`}>
              <td className={CELL} title={t('observed', { at: formatClock(commit.observedAt) })}>
                {formatWhen(commit.committedAt, asOf)}
              </td>
              <td className={clsx(CELL, 'text-right')}>{formatCount(commit.offset)}</td>
              <td className={clsx(CELL, 'text-right', step !== null && step < 0n ? 'font-medium text-danger' : 'text-muted')}>
                {step === null ? t('noStep') : step > 0n ? `+${formatCount(step)}` : formatCount(step)}
              </td>
              <td className={clsx(CELL, 'text-right')}>
                <LagThen lag={commit.lag} share={share} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="border-b border-line py-1.5 text-muted">{t('noCommits')}</p>}
      <p className="mt-1.5 text-12 text-muted tabular-nums">
        {t('ends', {
          count: ends.length,
          from: formatCount(ends[0] ?? 0),
          to: formatCount(ends.at(-1) ?? 0),
          same: ends[0] === ends.at(-1) ? 'yes' : 'no',
        })}
      </p>
    </section>
  )
}

/** The figure, and a bar as long as its share of the greatest. */
function LagThen({ lag, share, isNow = false }: { lag: string | null; share: number | null; isNow?: boolean }) {
  return (
    <span className="flex items-center justify-end gap-2">
      <span aria-hidden="true" className="h-1.5 flex-1 max-md:hidden">
        {share !== null && (
          <i
            className={clsx('ml-auto block h-full rounded-[1px]', isNow ? 'bg-chart-1' : 'bg-line-control')}
            style={{ width: `${share * 100}%` }}
          />
        )}
      </span>
      <span className="min-w-16">
        <Figure>{lag === null ? null : formatCount(lag)}</Figure>
      </span>
    </span>
  )
}
