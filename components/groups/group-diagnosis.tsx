import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { GroupDetail, GroupPartition } from '@/lib/contract/groups'
import { formatCount, formatDuration } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { toneOf } from '@/lib/client/status'
import { helpFromConsumers, partitionsWithoutOwner } from './work-shared'

interface GroupDiagnosisProps {
  cluster: string
  group: GroupDetail
  /** null where nothing waits. */
  slowest: GroupPartition | null
}

/** Where it waits most and who reads that, then whether more consumers would help. */
export function GroupDiagnosis({ cluster, group, slowest }: GroupDiagnosisProps) {
  const t = useTranslations('group.diagnosis')
  const isUnwell = toneOf(group.verdict) !== null
  const reader = group.members?.find((member) => member.id === slowest?.member)
  const parts = [
    slowest &&
      isUnwell &&
      t.rich('slowest', {
        partition: `${slowest.topic}-${slowest.partition}`,
        link: (words: ReactNode) => (
          <Link key="slowest" href={paths.topic(cluster, slowest.topic)} className="link font-medium">
            {words}
          </Link>
        ),
        b: (words: ReactNode) => <b key="reader">{words}</b>,
        behind: slowest.secondsBehind === null ? 'none' : formatDuration(slowest.secondsBehind),
        lag: formatCount(slowest.lag ?? '0'),
        count: Number(slowest.lag),
        owner: reader ? 'member' : partitionsWithoutOwner(group).includes(slowest) ? 'nobody' : 'unknown',
        reader: reader?.instanceId ?? (reader?.clientId || reader?.id || ''),
        host: reader?.host.replace(/^\//, '') || 'none',
      }),
    helpWords(),
    !group.complete && t('incomplete'),
  ].filter((part) => part !== null && part !== false)
  return parts.map((part, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- sentences in a fixed order
    <span key={index}>{part} </span>
  ))

  function helpWords(): string | null {
    // However many there are, none of them is given what lies behind an open transaction.
    if (group.verdict === 'held-back') return null
    const help = helpFromConsumers(group)
    if (help === null) return null
    switch (help.kind) {
      case 'any':
        return t('helpAny')
      case 'first':
        return t('helpFirst', { count: help.most })
      case 'more':
        return t(isUnwell ? 'helpMore' : 'roomForMore', { count: help.more })
      case 'none':
        return t('helpNone', { members: group.members?.length ?? 0, partitions: help.partitions, idle: help.idle })
    }
  }
}
