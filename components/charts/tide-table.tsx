'use client'

import { useTranslations } from 'next-intl'
import { formatExactWhen } from '@/lib/client/format'
import type { Line } from './series'

export interface TideFigure extends Line {
  label: string
  format: (value: number) => string
}

interface TideTableProps {
  label: string
  times: readonly number[]
  now: number
  figures: readonly TideFigure[]
}

const HEAD = 'sticky top-0 border-b border-line-strong bg-surface px-[9px] py-1.5 text-11 font-regular text-muted'
const CELL = 'border-b border-line px-[9px] py-1 align-top whitespace-nowrap'

/** What the charts draw, as figures; the newest first. Where a point stands for many, the least and the most of them too. */
export function TideTable({ label, times, now, figures }: TideTableProps) {
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
              <td className={CELL}>
                <time dateTime={new Date(at).toISOString()} title={new Date(at).toISOString()}>
                  {formatExactWhen(at, now)}
                </time>
              </td>
              {figures.map((figure) => (
                <Cell key={figure.label} figure={figure} index={index} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cell({ figure: { values, band, format }, index }: { figure: TideFigure; index: number }) {
  const t = useTranslations('chart')
  const value = values[index] ?? null
  if (value === null) return <td className={`${CELL} text-right text-faint`}>{t('noFigure')}</td>
  const range = band?.[index]
  return (
    <td className={`${CELL} text-right`}>
      <data value={value}>{format(value)}</data>
      {range && range[0] !== range[1] && (
        <span className="block text-11 text-muted">
          <data value={range[0]}>{format(range[0])}</data> – <data value={range[1]}>{format(range[1])}</data>
        </span>
      )}
    </td>
  )
}
