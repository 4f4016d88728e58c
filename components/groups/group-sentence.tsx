'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { GroupDetail } from '@/lib/contract/groups'
import { formatClock, formatCount, formatDuration, secondsBetween } from '@/lib/client/format'
import { toneOf } from '@/lib/client/status'
import { Sentence } from '../ui/sentence'
import { StatusIcon } from '../ui/status'

/** How the group is, in one sentence, and who is in it. */
export function GroupSentence({ group }: { group: GroupDetail }) {
  const t = useTranslations('group')
  const tone = toneOf(group.verdict)
  const strong = (words: ReactNode) => (
    <span className={clsx(tone === 'danger' && 'text-danger', tone === 'warn' && 'text-warn')}>{words}</span>
  )
  const waiting = group.partitions.filter(
    (partition) => partition.lag !== null && partition.lag !== '0' && !partition.lag.startsWith('-'),
  ).length
  const overtaken = group.partitions.filter((partition) => partition.state === 'before-log-start').length
  const figures = {
    strong,
    lag: group.lag === null ? '' : formatCount(group.lag),
    lagCount: group.lag === null ? -1 : Number(group.lag),
    behind: group.secondsBehind === null ? 'none' : formatDuration(group.secondsBehind),
    quiet: group.lastCommitAt === null ? 'none' : formatDuration(secondsBetween(group.lastCommitAt, group.asOf)),
    since: group.unavailableSince === null ? 'none' : formatClock(group.unavailableSince),
    waiting,
    overtaken,
    partitions: group.partitions.length,
    topics: group.topics.length,
    topic: group.topics[0] ?? '',
  }
  return (
    <Sentence more={<GroupFacts group={group} />}>
      <StatusIcon status={group.verdict} size={20} className="mr-2 align-[-3px]" />
      {t.rich(group.verdictBecause === 'watched-too-short' ? 'sentence.watching' : `sentence.${group.verdict}`, figures)}
    </Sentence>
  )
}

function GroupFacts({ group }: { group: GroupDetail }) {
  const t = useTranslations('group')
  const { members, partitions, topics, coordinator, unownedPartitions, lastCommitAt } = group
  const facts = [
    members === null
      ? t('facts.membersUnknown')
      : t('facts.members', { members: members.length, partitions: partitions.length, topics: topics.length, topic: topics[0] ?? '' }),
    unownedPartitions ? t('facts.unowned', { count: unownedPartitions }) : null,
    coordinator === null ? null : t('facts.coordinator', { id: coordinator }),
    lastCommitAt === null ? null : t('facts.lastCommit', { at: formatClock(lastCommitAt) }),
    group.complete ? null : t('facts.incomplete'),
  ]
  return facts.filter((fact) => fact !== null).join(' ')
}
