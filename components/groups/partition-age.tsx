import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { GroupPartitionDetail } from '@/lib/contract/groups'
import { formatCount, formatDuration, formatWhen } from '@/lib/client/format'
import { Figure } from '../ui/figure'
import { ageDifference } from './age-difference'
import { PanelFact, PanelFacts } from './panel-facts'
import { isRefused } from './refusal'

const bold = (words: ReactNode) => <b>{words}</b>

/** How far behind in records; in time by the record itself, and beside it by the estimate that lists and charts are made of. */
export function PartitionAge({ detail }: { detail: GroupPartitionDetail }) {
  const t = useTranslations('lag.panel')
  const { partition, record, estimatedSeconds } = detail
  const hasWork = partition.lag !== null && BigInt(partition.lag) > 0n && !partition.onlyMarkers
  return (
    <PanelFacts title={t('age')}>
      <PanelFact label={t('records')}>
        <Figure isStale={partition.stale && partition.lag !== null}>{partition.lag === null ? null : formatCount(partition.lag)}</Figure>
      </PanelFact>
      <PanelFact label={t('record')}>
        <RecordAge detail={detail} hasWork={hasWork} />
      </PanelFact>
      <PanelFact label={t('estimate')}>
        {estimatedSeconds === null ? (
          <span className="text-muted">{t('noEstimate')}</span>
        ) : (
          <>
            {t.rich('estimated', { b: bold, time: formatDuration(estimatedSeconds) })}
            {record && hasWork && <span className="text-muted"> · {t('agrees', ageDifference(estimatedSeconds, record.secondsAgo))}</span>}
          </>
        )}
      </PanelFact>
    </PanelFacts>
  )
}

function RecordAge({ detail, hasWork }: { detail: GroupPartitionDetail; hasWork: boolean }) {
  const t = useTranslations('lag.panel')
  const { partition, record, errors } = detail
  const [failed] = errors
  if (record) {
    return (
      <>
        {t.rich('written', { b: bold, at: formatWhen(record.timestamp, record.readAt), ago: formatDuration(record.secondsAgo) })}
        {partition.committed !== null && record.offset !== partition.committed && (
          <span className="block text-muted">
            {t('later', { offset: formatCount(record.offset), committed: formatCount(partition.committed) })}
          </span>
        )}
      </>
    )
  }
  if (failed) {
    return (
      <span className="text-stale">
        {isRefused(failed)
          ? t('recordRefused', { error: failed.error, topic: partition.topic })
          : t('recordFailed', { error: failed.error, message: failed.message })}
      </span>
    )
  }
  return <span className="text-muted">{t('noRecord', { why: partition.onlyMarkers ? 'markers' : hasWork ? 'unknown' : 'none' })}</span>
}
