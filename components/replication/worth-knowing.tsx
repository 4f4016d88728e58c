'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { Finding } from '@/lib/contract/clusters'
import { paths } from '@/lib/client/paths'
import { TOPIC_FINDINGS } from '@/lib/domain/health/topic-findings'
import { Icon } from '../ui/icon'
import { Section } from '../ui/section'

/** Topics whose own settings are unsound: no incident now, but one at the next loss of a broker. */
export function WorthKnowing({ cluster, findings }: { cluster: string; findings: readonly Finding[] }) {
  const t = useTranslations('replication.notes')
  const notes = TOPIC_FINDINGS.flatMap((kind) => {
    const finding = findings.find((one) => one.kind === kind)
    return finding ? [{ kind, finding }] : []
  })
  if (notes.length === 0) return null
  return (
    <Section title={t('title')} note={t('note')}>
      <ul>
        {notes.map(({ kind, finding: { count, subject } }) => (
          <li key={kind} className="flex gap-[7px] border-b border-line py-2 last:border-b-0">
            <Icon name="note" size={14} className="mt-[3px] text-unknown" />
            <div className="min-w-0">
              <p className="font-medium">{t(`${kind}.title`, { count })}</p>
              <p className="text-12 text-muted">{t(`${kind}.detail`)}</p>
              <Link
                href={count === 1 ? paths.topic(cluster, subject) : paths.topics(cluster, { finding: kind, internal: 'shown' })}
                className="link text-12 break-words"
              >
                {t('see', { count, subject })}
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
