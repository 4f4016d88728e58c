'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useState } from 'react'
import { formatDay } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import { connectionQueries } from '@/lib/client/queries/connections'
import type { ClusterConfigItem } from '@/lib/contract/cluster-configs'
import { Button, buttonClass } from '../ui/button'
import { Facts } from '../ui/facts'
import { FactsSkeleton } from '../ui/facts-skeleton'
import { ProblemState } from '../ui/problem'
import { Status } from '../ui/status'
import { RemoveClusterDialog } from './remove-cluster-dialog'

/** Of two lines of facts and one of buttons; on a phone each fact has its own. */
const HEIGHT = 'min-h-34 max-md:min-h-71'

/** The settings of one cluster, without its secrets; those added here can be edited and removed here. */
export function HowReached({ cluster }: { cluster: string }) {
  const t = useTranslations('connection')
  const { data, error, refetch } = useQuery(connectionQueries.configs())
  if (!data && error) return <ProblemState error={error} onRetry={() => void refetch()} />
  if (!data) {
    return (
      <div aria-busy="true" className={HEIGHT}>
        <FactsSkeleton count={5} />
      </div>
    )
  }
  const item = data.items.find(({ id }) => id === cluster)
  // Removed by somebody else meanwhile: the page around says so.
  return item ? (
    <div className={HEIGHT}>
      <Known item={item} />
    </div>
  ) : (
    <p className="text-muted">{t('gone')}</p>
  )
}

function Known({ item }: { item: ClusterConfigItem }) {
  const t = useTranslations('connection.facts')
  const [isRemoving, setIsRemoving] = useState(false)
  const { id, name, origin, brokers, tls, sasl, readOnly, saved } = item
  const own = tls?.hasKey ? [t('ownCertificate')] : []
  const encryption = tls === null ? t('noTls') : tls.rejectUnauthorized ? t('tls') : t('tlsUnchecked')
  return (
    <>
      <Facts
        label={t('label')}
        facts={[
          { label: t('brokers'), value: <span className="font-mono text-12">{brokers.join(', ')}</span> },
          {
            label: t('encryption'),
            value: tls && !tls.rejectUnauthorized ? <Status status="problems" word={encryption} /> : [encryption, ...own].join(' · '),
          },
          { label: t('signIn'), value: sasl === null ? t('noSasl') : [sasl.mechanism, userOf(sasl)].filter(Boolean).join(' · ') },
          { label: t('writes'), value: t(readOnly ? 'readOnly' : 'writable') },
          {
            label: t('origin'),
            value: saved ? t('saved', { by: saved.by, at: formatDay(saved.at) }) : t('fixed'),
          },
        ]}
      />
      {origin === 'fixed' ? (
        <p className="text-12 text-muted">{t('fixedNote')}</p>
      ) : (
        <div className="flex flex-wrap gap-2">
          <Link href={paths.connection(id, 'edit')} className={buttonClass()}>
            {t('edit')}
          </Link>
          <Button look="quiet" className="text-danger!" onClick={() => setIsRemoving(true)}>
            {t('remove')}
          </Button>
        </div>
      )}
      {isRemoving && <RemoveClusterDialog cluster={{ id, name }} onClose={() => setIsRemoving(false)} />}
    </>
  )
}

function userOf(sasl: NonNullable<ClusterConfigItem['sasl']>): string | null {
  if (sasl.mechanism === 'AWS_MSK_IAM') return sasl.roleArn ?? sasl.region
  return sasl.mechanism === 'OAUTHBEARER' ? sasl.clientId : sasl.username
}
