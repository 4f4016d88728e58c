'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Series, strokeOf } from './series'
import { useTideCursor } from './tide-context'

interface TideLegendProps {
  series: readonly Series[]
  format: (value: number) => string
}

/** What each line is, with its figure under the crosshair, or now. */
export function TideLegend({ series, format }: TideLegendProps) {
  const t = useTranslations('chart')
  const cursor = useTideCursor()
  return (
    <dl className="mt-0.5 mr-7 text-12 max-md:mr-0 max-md:w-45">
      {series.map((one) => {
        const value = one.values[cursor ?? one.values.length - 1] ?? null
        return (
          <div key={one.id} className="flex items-center">
            <i aria-hidden="true" className="mr-[5px] h-[3px] w-2.5 rounded-[1px]" style={{ background: strokeOf(one.color) }} />
            <dt>{one.label}</dt>
            <dd className="ml-auto font-medium ">{value === null ? t('noFigure') : format(value)}</dd>
          </div>
        )
      })}
    </dl>
  )
}

/** One figure of a series under the crosshair; `children` while there is none. */
export function TideValue({
  values,
  format,
  children,
}: {
  values: readonly (number | null)[]
  format: (value: number) => string
  children: ReactNode
}) {
  const t = useTranslations('chart')
  const cursor = useTideCursor()
  if (cursor === null) return children
  const value = values[cursor] ?? null
  return value === null ? t('noFigure') : format(value)
}
