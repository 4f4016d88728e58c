'use client'

import { useTranslations } from 'next-intl'
import { memo, useMemo, useState } from 'react'
import { formatExactWhen } from '@/lib/client/format'
import { Button } from '../ui/button'
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
/** A page of rows. All at once they would take longer to draw anew with each picture than a page may hold still. */
const ROWS = 100

/**
 * What the charts draw, as figures; the newest first. Where a point stands for many, the least and the most of them too. It knows
 * nothing of the crosshair, which would draw it anew with every step.
 */
export const TideTable = memo(function TideTable({ label, times, now, figures }: TideTableProps) {
  const t = useTranslations('chart')
  const [most, setMost] = useState(ROWS)
  const newestFirst = useMemo(() => times.map((at, index) => ({ at, index })).toReversed(), [times])
  const left = newestFirst.length - most
  const none = t('noFigure')
  return (
    // A box that scrolls must take the focus, or keys cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={label} className="max-h-90 overflow-auto border-y border-line-strong">
      <table className="w-full border-separate border-spacing-0" aria-rowcount={newestFirst.length + 1}>
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
          {newestFirst.slice(0, most).map(({ at, index }) => (
            <tr key={at}>
              <td className={CELL}>
                <time dateTime={new Date(at).toISOString()} title={new Date(at).toISOString()}>
                  {formatExactWhen(at, now)}
                </time>
              </td>
              {figures.map((figure) => (
                <Cell key={figure.label} figure={figure} index={index} none={none} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {left > 0 && (
        <div className="sticky left-0 w-fit p-1">
          <Button
            look="quiet"
            className="text-12"
            onClick={(event) => {
              // The last page takes the button with it, and would take the focus too.
              if (left <= ROWS) event.currentTarget.closest('section')?.focus()
              setMost(most + ROWS)
            }}
          >
            {t('earlier', { count: Math.min(left, ROWS) })}
          </Button>
        </div>
      )}
    </section>
  )
})

function Cell({ figure: { values, band, format }, index, none }: { figure: TideFigure; index: number; none: string }) {
  const value = values[index] ?? null
  if (value === null) return <td className={`${CELL} text-right text-faint`}>{none}</td>
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
