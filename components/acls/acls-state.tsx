'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import type { AclState } from '@/lib/contract/acls'
import type { PartError } from '@/lib/contract/primitives'
import { connectionQueries } from '@/lib/client/queries/connections'
import { shellCommand } from '@/lib/domain/commands/shell-words'
import { Command } from '../ui/command'
import { EmptyState } from '../ui/empty-state'
import { Icon } from '../ui/icon'
import { Status } from '../ui/status'

interface AclsStateProps {
  cluster: string
  state: Exclude<AclState, 'read'>
  errors: readonly PartError[]
}

/** Why there are no rules to show: nobody asks for any, they may not be read, or nothing is known yet. */
export function AclsState({ cluster, state, errors }: AclsStateProps) {
  const t = useTranslations('acls.states')
  if (state === 'refused') return <AclsRefused cluster={cluster} />
  if (state === 'no-authorizer') {
    return (
      <EmptyState
        kind={
          <span className="flex items-center gap-1.5 font-medium text-warn">
            <Icon name="triangle" />
            {t('noAuthorizerKind')}
          </span>
        }
        title={t('noAuthorizer')}
      >
        <p>{t('noAuthorizerDetail')}</p>
      </EmptyState>
    )
  }
  const error = errors.find(({ part }) => part === 'acls')
  return (
    <EmptyState kind={<Status status="unknown" />} title={t('unknown')}>
      <p>{t('unknownDetail', { error: error ? `${error.error}, ${error.message}` : 'none' })}</p>
    </EmptyState>
  )
}

/** Who the console is on the cluster is known to whoever may connect clusters; for others the command has a name to fill in. */
function AclsRefused({ cluster }: { cluster: string }) {
  const t = useTranslations('acls.states')
  const { data: rights } = useQuery({ ...connectionQueries.rights(cluster, null), retry: false })
  const principal = rights?.exact?.principal ?? null
  const grant = shellCommand([
    'kafka-acls.sh',
    '--bootstrap-server',
    'HOST:PORT',
    '--add',
    '--allow-principal',
    principal ?? 'User:NAME',
    '--operation',
    'Describe',
    '--cluster',
  ])
  return (
    <EmptyState kind={<Status status="refused" word={t('refusedKind')} />} title={t('refused')}>
      <p className="mb-2">{t('refusedDetail', { principal: principal ?? 'unknown' })}</p>
      {grant !== null && <Command>{grant}</Command>}
      <p className="mt-2">{t('refusedThen')}</p>
    </EmptyState>
  )
}
