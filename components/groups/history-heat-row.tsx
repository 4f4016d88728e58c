'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { HeatLine } from '../charts/heat'
import { useTideCursor, useTideScale } from '../charts/tide-context'
import { HEAT_ROW_PX, TideHeat } from '../charts/tide-heat'
import { TideRow } from '../charts/tide-row'
import { DEEP, latestLevel } from './history-heat'
import { useLevelWords } from './use-level-words'

interface HistoryHeatRowProps {
  lines: readonly HeatLine[]
  /** Of how many partitions there is any. */
  total: number
}

/** Over ranges longer than this there is no heat: a day, and an hour because what is asked for ends a little later than it was to. */
const LONGEST_MS = 25 * 3_600_000

/** How far behind each partition was: the ones that stand out are the ones to look at. */
export function HistoryHeatRow({ lines, total }: HistoryHeatRowProps) {
  const t = useTranslations('group')
  const { from, to } = useTideScale()
  const level = useLevelWords()
  const marked = useMemo(() => new Set(lines.filter((line) => (latestLevel(line.levels) ?? 0) >= DEEP).map(({ id }) => id)), [lines])
  const isTooLong = to - from > LONGEST_MS
  if (lines.length === 0 && !isTooLong) return null
  return (
    <TideRow
      {...(lines.length === 0 ? {} : { height: lines.length * HEAT_ROW_PX + 12 })}
      label={
        <>
          <h2>{t('heat.title')}</h2>
          <p className="text-12 text-muted md:max-w-20">
            {lines.length === 0 ? t('heat.tooLong') : <Deepest lines={lines} total={total} />}
          </p>
          <ul className="unseen">
            {lines.map((line) => (
              <li key={line.id}>
                {t('heat.said', {
                  partition: line.id,
                  now: level(latestLevel(line.levels)),
                  most: level(Math.max(...line.levels.map((one) => one ?? -1))),
                  unknown: line.levels.filter((one) => one === null).length,
                })}
              </li>
            ))}
          </ul>
        </>
      }
    >
      {lines.length > 0 && <TideHeat lines={lines} marked={marked} />}
    </TideRow>
  )
}

/** Under the crosshair, which partition was furthest behind; else what the rows are. */
function Deepest({ lines, total }: HistoryHeatRowProps) {
  const t = useTranslations('group')
  const level = useLevelWords()
  const cursor = useTideCursor()
  if (cursor === null) return total > lines.length ? t('heat.furthest', { count: lines.length, total }) : t('heat.note')
  const known = lines.filter((line) => (line.levels[cursor] ?? null) !== null)
  const [deepest] = known.toSorted((a, b) => (b.levels[cursor] ?? 0) - (a.levels[cursor] ?? 0))
  return deepest === undefined ? level(null) : t('heat.at', { partition: deepest.label, level: level(deepest.levels[cursor] ?? null) })
}
