'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { formatClock } from '@/lib/client/format'
import { connectionQueries } from '@/lib/client/queries/connections'
import type { ScramUserList } from '@/lib/contract/scram-users'
import { aclCommands } from '@/lib/domain/access/acl-commands'
import { Command } from '../ui/command'
import { EmptyState } from '../ui/empty-state'
import { Status } from '../ui/status'

interface UsersMissingProps {
  cluster: string
  state: Exclude<ScramUserList['state'], 'read'>
  errors: ScramUserList['errors']
}

/** Where it is not known who can log in: why, and what would tell. */
export function UsersMissing({ cluster, state, errors }: UsersMissingProps) {
  const t = useTranslations('users.missing')
  const error = errors.find(({ part }) => part === 'scram-users')
  if (state === 'too-old') return <EmptyState title={t('tooOld')}>{t('tooOldDetail')}</EmptyState>
  if (state === 'refused') {
    return (
      <EmptyState kind={<Status status="refused" word={t('refusedKind')} />} title={t('refused')}>
        <p>{t('refusedDetail', { error: error?.error ?? 'CLUSTER_AUTHORIZATION_FAILED' })}</p>
        <GrantCommand cluster={cluster} />
      </EmptyState>
    )
  }
  return (
    <EmptyState kind={<Status status="unknown" />} title={t('unknown')}>
      {error ? t('failedDetail', { error: error.error, message: error.message, since: formatClock(error.since) }) : t('soon')}
    </EmptyState>
  )
}

const DESCRIBE_CLUSTER = { resourceType: 'CLUSTER', resourceName: 'kafka-cluster', patternType: 'LITERAL', operation: 'DESCRIBE' } as const

/** The command that grants it, to whom and where as far as the reader may know that. */
function GrantCommand({ cluster }: { cluster: string }) {
  const t = useTranslations('users.missing')
  const { data } = useQuery(connectionQueries.rights(cluster, null))
  const principal = data?.exact?.principal ?? null
  const [command] = aclCommands([DESCRIBE_CLUSTER], { principal: principal ?? 'User:CONSOLE', bootstrap: 'HOST:PORT' })
  return (
    <div className="mt-2 grid gap-1.5">
      {command !== undefined && <Command>{command}</Command>}
      <p className="text-12">{t(principal === null ? 'fillBoth' : 'fillHost')}</p>
    </div>
  )
}
