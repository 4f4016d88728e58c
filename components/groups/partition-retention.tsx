import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import type { GroupPartitionDetail } from '@/lib/contract/groups'
import { formatBytes, formatCount, formatDuration } from '@/lib/client/format'
import { Figure } from '../ui/figure'
import { isLossNear, lossWords } from './loss-words'
import { PanelFact, PanelFacts } from './panel-facts'

const CONFIGS = { time: 'retention.ms', size: 'retention.bytes', policy: 'cleanup.policy' } as const

/** What is deleted and when, and when that reaches the first record this group has not read. */
export function PartitionRetention({ detail }: { detail: GroupPartitionDetail }) {
  const t = useTranslations('lag')
  const { partition, retentionMs, retentionBytes, cleanupPolicy } = detail
  const { dataLoss } = partition
  const loss = dataLoss && lossWords(dataLoss)
  const limit = (value: string | null, format: (value: number) => string) =>
    value === null ? <Figure>{null}</Figure> : Number(value) < 0 ? t('panel.noLimit') : format(Number(value))
  return (
    <PanelFacts
      title={t('panel.retention')}
      lead={
        dataLoss &&
        loss && (
          <p className={clsx('border-b border-line py-1.5', isLossNear(dataLoss) && 'text-danger')}>
            {t.rich('outlook.loss', { ...loss, by: dataLoss.by, b: (words) => <b className="tabular-nums">{words}</b> })}
          </p>
        )
      }
    >
      <PanelFact label={CONFIGS.time}>{limit(retentionMs, (ms) => formatDuration(ms / 1000))}</PanelFact>
      <PanelFact label={CONFIGS.size}>{limit(retentionBytes, formatBytes)}</PanelFact>
      <PanelFact label={CONFIGS.policy}>{cleanupPolicy ?? <Figure>{null}</Figure>}</PanelFact>
      <PanelFact label={t('panel.logStart')}>
        <Figure>{partition.logStart === null ? null : formatCount(partition.logStart)}</Figure>
      </PanelFact>
    </PanelFacts>
  )
}
