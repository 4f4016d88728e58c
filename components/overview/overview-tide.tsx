'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Overview } from '@/lib/contract/clusters'
import { formatCount, formatExactWhen, formatPerSecond, formatRate, formatShortWhen } from '@/lib/client/format'
import { useZoom } from '@/lib/client/use-time-range'
import { flagsOf } from '../charts/flags'
import { HistoryNotice } from '../charts/history-notice'
import { NO_LINE } from '../charts/series'
import { Tide } from '../charts/tide'
import { isLive } from '../charts/tide-context'
import { TideHead } from '../charts/tide-head'
import { Notice } from '../ui/notice'
import { ChangesRow } from './changes-row'
import { FindingRows } from './finding-rows'
import { NotesRows } from './notes-rows'
import { PastIncidents } from './past-incidents'
import { ThroughputRow } from './throughput-row'
import { useChangesMade } from './use-changes-made'
import { useOverviewLines } from './use-overview-lines'
import { WorstGroups } from './worst-groups'

const WIDTHS = { label: 398, meaning: 300 } as const

interface OverviewTideProps {
  cluster: string
  overview: Overview
  asOf: string
}

/** What is wrong, what goes through and who is behind, on one time axis: cause and effect are read downwards. */
export function OverviewTide({ cluster, overview, asOf }: OverviewTideProps) {
  const t = useTranslations('overview')
  const { range, ...zoom } = useZoom()
  const { axis, startedAt, produced, consumed, groups, incidents, history, reading, isOld } = useOverviewLines(
    cluster,
    overview,
    asOf,
    range,
  )
  const { changes, mayBeMore } = useChangesMade(cluster, axis)
  const flags = useMemo(() => flagsOf(changes, axis), [changes, axis])
  const problems = overview.findings.filter((finding) => finding.severity !== 'note')
  const notes = overview.findings.filter((finding) => finding.severity === 'note')
  const { worstGroups, producedPerSec, consumedPerSec } = overview
  const figures = useMemo(
    () => [
      { ...produced, label: t('written'), format: formatRate },
      { ...consumed, label: t('committed'), format: formatRate },
      ...worstGroups.map(({ id }) => ({
        ...(groups.get(id) ?? NO_LINE),
        label: t('groupBehind', { group: id || t('emptyGroup') }),
        format: formatCount,
      })),
    ],
    [produced, consumed, worstGroups, groups, t],
  )
  const perSecond = (value: number | null) => (value === null ? 'none' : formatPerSecond(value))
  return (
    <div className="border-t border-line-strong">
      {reading === 'hour-instead' && (
        <div className="my-2.5">
          <Notice tone="stale" says="politely">
            {t('chosenNotRead')}
          </Notice>
        </div>
      )}
      <HistoryNotice history={history} isFailing={reading === 'failing'} />
      <Tide
        label={t('chartLabel', { from: formatShortWhen(axis.from, axis.now), to: formatExactWhen(axis.to, axis.now) })}
        summary={
          isLive(axis)
            ? t('chartSummary', { count: problems.length, written: perSecond(producedPerSec), committed: perSecond(consumedPerSec) })
            : t('chartPast', {
                count: problems.length,
                written: perSecond(produced.values.at(-1) ?? null),
                committed: perSecond(consumed.values.at(-1) ?? null),
                at: formatExactWhen(axis.to, axis.now),
              })
        }
        {...axis}
        figures={figures}
        flags={flags}
        isOld={isOld}
        {...zoom}
        labelWidth={WIDTHS.label}
        meaningWidth={WIDTHS.meaning}
        keepsPicture
        legend={startedAt !== null && <span>{t('watching', { at: formatShortWhen(startedAt, asOf) })}</span>}
      >
        <TideHead label={problems.length > 0 && t('what')} meaning={problems.length > 0 && t('who')} />
        <FindingRows label={t('what')} cluster={cluster} findings={problems} />
        <PastIncidents cluster={cluster} incidents={incidents} />
        <ChangesRow cluster={cluster} changes={changes} mayBeMore={mayBeMore} />
        <ThroughputRow cluster={cluster} overview={overview} produced={produced} consumed={consumed} />
        <WorstGroups cluster={cluster} groups={worstGroups} lines={groups} />
        <NotesRows cluster={cluster} notes={notes} />
      </Tide>
    </div>
  )
}
