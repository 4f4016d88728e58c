'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration, secondsBetween } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { toneOf } from '@/lib/client/status'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'
import { GroupActions } from './group-actions'
import { GroupDiagnosis } from './group-diagnosis'
import { GroupOutlook } from './group-outlook'
import { heldBackWords } from './held-back-words'
import { slowestPartition } from './slowest-partition'
import { whyVerdict } from './why-verdict'

/** How the group is, in one sentence; then the rule that decided and its figures; then what would help and what is to come. */
export function GroupSentence({ cluster, group }: { cluster: string; group: GroupDetail }) {
  const t = useTranslations('group')
  const tWhy = useTranslations('lag.why')
  const why = whyVerdict(group)
  const { heldBack } = group
  const tone = toneOf(group.verdict)
  const strong = (words: ReactNode) => (
    <span className={clsx(tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>{words}</span>
  )
  const waiting = group.partitions.filter(
    (partition) => partition.lag !== null && partition.lag !== '0' && !partition.lag.startsWith('-'),
  ).length
  const overtaken = group.partitions.filter((partition) => partition.state === 'before-log-start').length
  const slowest = slowestPartition(group.partitions)
  const figures = {
    strong,
    ...(heldBack === null ? { who: 'unknown', id: '', time: 'none' } : heldBackWords(heldBack, group.asOf)),
    link: (words: ReactNode) => (
      <Link
        href={paths.transactions(cluster, { state: 'open', ...(heldBack && { topic: heldBack.topic }) })}
        className="link underline underline-offset-2"
      >
        {words}
      </Link>
    ),
    held: group.verdictFigures['partitions'] ?? 0,
    lost: formatCount(group.recordsLost),
    lag: group.lag === null ? '' : formatCount(group.lag),
    lagCount: group.lag === null ? -1 : Number(group.lag),
    behind: group.secondsBehind === null ? 'none' : formatDuration(group.secondsBehind),
    quiet: group.stuckSince === null ? 'none' : formatDuration(secondsBetween(group.stuckSince, group.asOf)),
    since: group.unavailableSince === null ? 'none' : formatClock(group.unavailableSince),
    waiting,
    overtaken,
    partitions: group.partitions.length,
    topics: group.topics.length,
    topic: group.topics[0] ?? '',
    // Of a single one that waits it is no news that it is the slowest.
    slowest: slowest && waiting > 1 ? `${slowest.topic}-${slowest.partition}` : 'none',
  }
  return (
    <Sentence
      more={
        <>
          {why && <span className="block min-h-5 tabular-nums">{tWhy(why.reason, why.values)}</span>}
          <span className="block min-h-5">
            <GroupDiagnosis cluster={cluster} group={group} slowest={slowest} />
            <GroupOutlook group={group} />
          </span>
        </>
      }
      aside={<GroupActions cluster={cluster} group={group} />}
    >
      <StatusIcon status={group.verdict} size={20} className="mr-2 align-[-3px]" />
      {t.rich(group.verdictBecause === 'watched-too-short' ? 'sentence.watching' : `sentence.${group.verdict}`, figures)}
    </Sentence>
  )
}
