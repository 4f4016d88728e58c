'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { BrokerItem } from '@/lib/contract/brokers'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { whyMissing } from '@/lib/domain/errors/why-missing'
import { tellsNoSizes } from './disk-use'

/** What the figures above leave out, and why; nothing when they are whole. */
export function BrokersNotes({ cluster, brokers }: { cluster: string; brokers: readonly BrokerItem[] }) {
  const t = useTranslations('brokers')
  const { data: pulse } = useQuery(clusterQueries.pulse(cluster))
  const refused = pulse?.errors.filter((error) => whyMissing([error]) === 'refused') ?? []
  const notes = [
    refused.length > 0 && t('partlySeen', { errors: [...new Set(refused.map(({ error }) => error))].join(', ') }),
    brokers.some(({ logDirs }) => tellsNoSizes(logDirs)) && t('one.dirs.noTotals'),
  ].filter((note) => note !== false)
  if (notes.length === 0) return null
  return <p className="px-2 pt-2 text-12 text-muted">{notes.join(' ')}</p>
}
