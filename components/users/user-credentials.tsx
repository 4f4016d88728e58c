'use client'

import { useTranslations } from 'next-intl'
import { formatCount } from '@/lib/client/format'
import type { ScramCredential } from '@/lib/contract/scram-users'
import { SCRAM_MECHANISMS } from '@/lib/domain/scram/scram-mechanism'
import { RowTable } from '../review/row-table'
import { Section } from '../ui/section'
import { Status } from '../ui/status'
import type { UserChange } from './search-params'
import { UserChangeButton } from './user-change-button'

interface UserCredentialsProps {
  cluster: string
  user: string
  credentials: readonly ScramCredential[]
}

/** What this user logs in with, and what can be done to each. */
export function UserCredentials({ cluster, user, credentials }: UserCredentialsProps) {
  const t = useTranslations('users.one')
  const tChange = useTranslations('userChange')
  const button = (change: UserChange, mechanism: ScramCredential['mechanism'], name: string) => (
    <UserChangeButton cluster={cluster} user={user} change={change} mechanism={mechanism} name={name}>
      {tChange(`${change}.open`)}
    </UserChangeButton>
  )
  const missing = SCRAM_MECHANISMS.find((mechanism) => !credentials.some((credential) => credential.mechanism === mechanism))
  return (
    <Section
      title={t('credentials')}
      aside={missing && credentials.length > 0 && button('add-mechanism', missing, tChange('add-mechanism.name', { mechanism: missing }))}
    >
      {credentials.length === 0 ? (
        <p className="text-muted">{t('noCredentials')}</p>
      ) : (
        <RowTable
          label={t('credentials')}
          rows={credentials}
          rowKey={({ mechanism }) => mechanism}
          columns={[
            {
              id: 'mechanism',
              head: t('mechanism'),
              cell: (credential) => (
                <>
                  <span className="font-medium">{credential.mechanism}</span>
                  <span className="hidden max-md:block">
                    <Iterations credential={credential} />
                  </span>
                </>
              ),
            },
            {
              id: 'iterations',
              head: t('iterations'),
              hideBelow: 'md',
              cell: (credential) => <Iterations credential={credential} />,
            },
            {
              id: 'actions',
              head: <span className="unseen">{t('actions')}</span>,
              align: 'end',
              cell: ({ mechanism }) => (
                <span className="inline-flex flex-wrap justify-end gap-2">
                  {button('set-password', mechanism, tChange('set-password.name', { mechanism }))}
                  {button('delete', mechanism, tChange('delete.name', { mechanism }))}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function Iterations({ credential: { iterations, isWeak } }: { credential: ScramCredential }) {
  const t = useTranslations('users.one')
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 tabular-nums">
      {formatCount(iterations)}
      {isWeak && <Status status="at-min-isr" word={t('fewest')} />}
    </span>
  )
}
