'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import type { Overview } from '@/lib/contract/clusters'
import { formatCount, formatDuration } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { countScale } from '@/lib/client/scale'
import { toneOf } from '@/lib/client/status'
import { type Line, type Series, figuresOf } from '../charts/series'
import { isLive, useTideScale } from '../charts/tide-context'
import { TidePlot } from '../charts/tide-plot'
import { TideRow } from '../charts/tide-row'
import { Figure } from '../ui/figure'
import { LongName } from '../ui/long-name'
import { Status } from '../ui/status'
import { drainOf } from './drain'

type WorstGroup = Overview['worstGroups'][number]

/** Three figures at the right; the last goes where there is little room, and on phones they follow each other. */
export const FIGURE_COLUMNS =
  'grid grid-cols-[78px_82px_minmax(0,1fr)] gap-2.5 text-right max-xl:grid-cols-2 max-md:flex max-md:flex-wrap max-md:gap-x-3.5 max-md:gap-y-0 max-md:text-left max-md:text-12'

/** What a scale shows at least, so that noise is not magnified. */
const FLOOR_RECORDS = 100
const HEIGHT = 36

export function WorstGroupRow({ cluster, group, line }: { cluster: string; group: WorstGroup; line: Line }) {
  const t = useTranslations('overview')
  const { id, verdict } = group
  const name = id || t('emptyGroup')
  const live = isLive(useTideScale())
  const series = useMemo<Series[]>(
    // What is so now says nothing of what was.
    () => [{ id: 'lag', label: name, color: (live ? toneOf(verdict) : null) ?? 'quiet', ...line, isFilled: true }],
    [name, live, verdict, line],
  )
  // A line of its own scale needs no ticks: its figures stand beside it.
  const scale = useMemo(() => ({ top: countScale(figuresOf(line), FLOOR_RECORDS).top, ticks: [] }), [line])
  return (
    <TideRow
      height={HEIGHT}
      label={
        <div className="grid grid-cols-[118px_minmax(0,1fr)] items-center gap-1.5">
          <span>
            <Status status={verdict} />
          </span>
          <Link href={paths.group(cluster, id)} className="min-w-0 hover:underline">
            <LongName>{name}</LongName>
          </Link>
        </div>
      }
      meaning={<GroupFigures group={group} />}
    >
      <TidePlot series={series} scale={scale} format={formatCount} />
    </TideRow>
  )
}

function GroupFigures({ group }: { group: WorstGroup }) {
  const t = useTranslations('overview')
  const drain = drainOf(group)
  // Heads of columns are far above for those who listen, and not there on phones.
  const word = (text: string) => <span className="font-regular text-muted md:unseen"> {text}</span>
  return (
    <div className={clsx(FIGURE_COLUMNS, 'items-center whitespace-nowrap')}>
      <span className="font-strong">
        <Figure>{group.secondsBehind === null ? null : formatDuration(group.secondsBehind)}</Figure>
        {word(t('behind'))}
      </span>
      <span className="text-muted">
        <Figure>{group.lag === null ? null : formatCount(group.lag)}</Figure>
        {word(t('records'))}
      </span>
      <span className="text-12 text-muted max-xl:hidden max-md:inline">
        {(typeof drain === 'object' || drain === 'unknown') && <span className="md:unseen">{t('drained')} </span>}
        {drain === 'unknown' ? (
          <Figure>{null}</Figure>
        ) : (
          t(`drain.${typeof drain === 'object' ? 'time' : drain}`, { time: typeof drain === 'object' ? formatDuration(drain.seconds) : '' })
        )}
      </span>
    </div>
  )
}
