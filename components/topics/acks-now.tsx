'use client'

import { useTranslations } from 'next-intl'
import type { TopicDetail } from '@/lib/contract/topics'
import type { StatusName } from '@/lib/client/status'
import { ACKS, ACKS_OUTCOMES, type Acks, type AcksOutcome, countAcks } from '@/lib/domain/health/acks-now'
import { requiredInsyncReplicas } from '@/lib/domain/health/partition-health'
import { Section } from '../ui/section'
import { Status } from '../ui/status'

const LOOKS: Record<AcksOutcome, StatusName> = {
  accepted: 'healthy',
  unknown: 'unknown',
  'not-visible': 'problems',
  refused: 'refused',
  'no-leader': 'offline',
}
const WORST_FIRST = ACKS_OUTCOMES.toReversed()

/** What becomes of a record sent to the topic now, for each acks a producer may be set to. */
export function AcksNow({ detail }: { detail: TopicDetail }) {
  const t = useTranslations('topics.detail.acks')
  if (detail.partitions.length === 0) return <div />
  return (
    <Section title={t('title')}>
      <dl className="border-t border-line-strong">
        {ACKS.map((acks) => (
          <div key={acks} className="grid grid-cols-[78px_minmax(0,1fr)] gap-x-2 border-b border-line py-1.5 max-md:grid-cols-1">
            <dt className="font-mono text-12 leading-5">{t('setting', { acks })}</dt>
            <dd className="grid gap-1">
              <Outcomes acks={acks} detail={detail} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Outcomes({ acks, detail: { topic, partitions } }: { acks: Acks; detail: TopicDetail }) {
  const t = useTranslations('topics.detail.acks')
  const counts = countAcks(acks, partitions)
  // 0 stands for a min ISR that has not been read.
  const required = topic.minInsyncReplicas === null ? 0 : requiredInsyncReplicas(topic.minInsyncReplicas, topic.replicationFactor)
  return WORST_FIRST.filter((outcome) => counts[outcome] > 0).map((outcome) => (
    <p key={outcome} className="grid grid-cols-[168px_minmax(0,1fr)] items-start gap-x-2 max-md:grid-cols-1">
      <Status
        status={LOOKS[outcome]}
        word={t(`outcome.${outcome}`, {
          isAll: counts[outcome] === partitions.length ? 'yes' : 'no',
          count: counts[outcome],
          total: partitions.length,
        })}
      />
      <span className="text-muted">{t(`why.${outcome}`, { acks, required })}</span>
    </p>
  ))
}
