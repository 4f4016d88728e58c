'use client'

import { useTranslations } from 'next-intl'
import { formatClock } from '@/lib/client/format'

export interface TideFigure {
  label: string
  values: readonly (number | null)[]
  format: (value: number) => string
}

interface TideTableProps {
  label: string
  times: readonly number[]
  figures: readonly TideFigure[]
}

const HEAD = 'sticky top-0 border-b border-line-strong bg-surface px-[9px] py-1.5 text-11 font-regular text-muted'
const CELL = 'border-b border-line px-[9px] py-1'

/** What the charts draw, as figures; the newest first. */
export function TideTable({ label, times, figures }: TideTableProps) {
  const t = useTranslations('chart')
  const newestFirst = times.map((at, index) => ({ at, index })).toReversed()
  return (
    // A box that scrolls must take the focus, or keys cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={label} className="max-h-90 overflow-auto border-y border-line-strong">
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            <th scope="col" className={`${HEAD} text-left`}>
              {t('time')}
            </th>
            {figures.map((figure) => (
              <th key={figure.label} scope="col" className={`${HEAD} text-right`}>
                {figure.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {newestFirst.map(({ at, index }) => (
            <tr key={at}>
              <td className={CELL}>{formatClock(at)}</td>
              {figures.map((figure) => {
                const value = figure.values[index] ?? null
                return (
                  <td key={figure.label} className={`${CELL} text-right ${value === null ? 'text-faint' : ''}`}>
                    {value === null ? t('noFigure') : figure.format(value)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
