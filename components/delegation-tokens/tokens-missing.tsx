'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatClock } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { DelegationTokenList } from '@/lib/contract/delegation-tokens'
import { aclToolWords } from '@/lib/domain/access/acl-commands'
import { shellCommand } from '@/lib/domain/commands/shell-words'
import { buttonClass } from '../ui/button'
import { Command } from '../ui/command'
import { EmptyState } from '../ui/empty-state'
import { Status } from '../ui/status'

interface TokensMissingProps {
  cluster: string
  answer: Pick<DelegationTokenList, 'errors' | 'askedAs'> & { state: Exclude<DelegationTokenList['state'], 'read'> }
}

const DESCRIBE_TOKENS = {
  resourceType: 'DELEGATION_TOKEN',
  resourceName: '*',
  patternType: 'LITERAL',
  operation: 'DESCRIBE',
  permission: 'ALLOW',
  host: '*',
} as const

/** Where it is not known which tokens there are: why, and what would change that. */
export function TokensMissing({ cluster, answer: { state, errors, askedAs } }: TokensMissingProps) {
  const t = useTranslations('delegationTokens.missing')
  const error = errors.find(({ part }) => part === 'delegation-tokens')
  if (state === 'disabled') {
    return (
      <EmptyState kind={<Status status="inactive" word={t('disabledKind')} />} title={t('disabled')}>
        <p>{t('disabledDetail')}</p>
        <WithCommand note={t('disabledNote')}>{t('secretKey')}</WithCommand>
      </EmptyState>
    )
  }
  if (state === 'not-by-this-login') {
    const toConnection = (
      <Link href={paths.connection(cluster)} className={buttonClass()}>
        {t('toConnection')}
      </Link>
    )
    return (
      <EmptyState kind={<Status status="refused" word={t('loginKind')} />} title={t('login')} actions={toConnection}>
        <p>{t('loginDetail')}</p>
        <p className="mt-1.5">{t('loginWay')}</p>
      </EmptyState>
    )
  }
  if (state === 'refused') {
    const [words] = aclToolWords('add', [{ ...DESCRIBE_TOKENS, principal: askedAs ?? 'User:CONSOLE' }])
    const command = shellCommand(['kafka-acls.sh', '--bootstrap-server', 'HOST:PORT', ...(words ?? [])])
    return (
      <EmptyState kind={<Status status="refused" word={t('refusedKind')} />} title={t('refused')}>
        <p>{t('refusedDetail', { error: error?.error ?? 'DELEGATION_TOKEN_AUTHORIZATION_FAILED' })}</p>
        {command !== null && <WithCommand note={t(askedAs === null ? 'fillBoth' : 'fillHost')}>{command}</WithCommand>}
      </EmptyState>
    )
  }
  return (
    <EmptyState kind={<Status status="unknown" />} title={t('unknown')}>
      {error ? t('failedDetail', { error: error.error, message: error.message, since: formatClock(error.since) }) : t('soon')}
    </EmptyState>
  )
}

function WithCommand({ note, children }: { note: ReactNode; children: string }) {
  return (
    <div className="mt-2 grid gap-1.5">
      <Command>{children}</Command>
      <p className="text-12">{note}</p>
    </div>
  )
}
