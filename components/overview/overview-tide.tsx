'use client'

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Overview } from '@/lib/contract/clusters'
import { formatClock, formatCount, formatPerSecond, formatRate, formatShortClock, formatShortWhen } from '@/lib/client/format'
import { Tide } from '../charts/tide'
import { TideHead } from '../charts/tide-row'
import { FindingRows } from './finding-rows'
import { NotesRows } from './notes-rows'
import { ThroughputRow } from './throughput-row'
import { timeAxis } from './time-axis'
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
  const axis = useMemo(() => timeAxis(overview.times, asOf), [overview.times, asOf])
  const problems = overview.findings.filter((finding) => finding.severity !== 'note')
  const notes = overview.findings.filter((finding) => finding.severity === 'note')
  const { produced, consumed, worstGroups, producedPerSec, consumedPerSec } = overview
  const figures = useMemo(
    () => [
      { label: t('written'), values: produced, format: formatRate },
      { label: t('committed'), values: consumed, format: formatRate },
      ...worstGroups.map((group) => ({
        label: t('groupBehind', { group: group.id || t('emptyGroup') }),
        values: group.history,
        format: formatCount,
      })),
    ],
    [produced, consumed, worstGroups, t],
  )
  const perSecond = (value: number | null) => (value === null ? 'none' : formatPerSecond(value))
  return (
    <div className="border-t border-line-strong">
      <Tide
        label={t('chartLabel', { from: formatShortClock(axis.from), to: formatClock(axis.to) })}
        summary={t('chartSummary', { count: problems.length, written: perSecond(producedPerSec), committed: perSecond(consumedPerSec) })}
        from={axis.from}
        to={axis.to}
        times={axis.times}
        figures={figures}
        labelWidth={WIDTHS.label}
        meaningWidth={WIDTHS.meaning}
        keepsPicture
        legend={axis.startedAt !== null && <span>{t('watching', { at: formatShortWhen(axis.startedAt, asOf) })}</span>}
      >
        <TideHead {...(problems.length > 0 ? { label: t('what'), meaning: t('who') } : {})} />
        <FindingRows label={t('what')} cluster={cluster} findings={problems} />
        <ThroughputRow cluster={cluster} overview={overview} />
        <WorstGroups cluster={cluster} groups={worstGroups} />
        <NotesRows cluster={cluster} notes={notes} />
      </Tide>
    </div>
  )
}
