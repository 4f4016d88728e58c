'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { scramUserQueries } from '@/lib/client/queries/scram-users'
import type { Change } from '@/lib/contract/changes'
import { CLIENT_KINDS, type ClientKind, clientConfig } from '@/lib/domain/scram/client-configs'
import { Command } from '../../ui/command'
import { Facet } from '../../ui/facet'
import { Notice } from '../../ui/notice'
import type { MadePassword } from './password-form'

/** It never began to be sent, or Kafka has refused it: the password is of no use. */
const CAME_TO_NOTHING: ReadonlySet<Change['state']> = new Set(['failed', 'rejected', 'cancelled', 'expired'])

/** The one time that a password is shown, and what a client's config says to log in with it. */
export function PasswordShown({ cluster, change, made }: { cluster: string; change: Change; made: MadePassword }) {
  const t = useTranslations('userChange.shown')
  const [client, setClient] = useState<ClientKind>('java')
  const { data } = useQuery(scramUserQueries.connection(cluster))
  if (CAME_TO_NOTHING.has(change.state)) return null
  return (
    <section aria-label={t('label')} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Notice tone="warn">
        <b>{t('once')}</b> {t(change.state === 'awaiting-approval' ? 'onceApproved' : 'onceDetail')}
      </Notice>
      <div className="grid max-w-160 grid-cols-[minmax(0,1fr)] gap-1">
        <h3 className="text-12 font-medium">{t('password', { user: made.user })}</h3>
        <Command>{made.password}</Command>
      </div>
      {data && (
        <div className="grid max-w-240 grid-cols-[minmax(0,1fr)] gap-1.5">
          <div>
            <Facet
              label={t('configs')}
              value={client}
              onChange={setClient}
              options={CLIENT_KINDS.map((value) => ({ value, label: t(`clients.${value}`) }))}
            />
          </div>
          <Command key={client}>{clientConfig(client, { ...made, ...data })}</Command>
          <p className="text-12 text-muted">{t(data.tls ? 'tls' : 'noTls')}</p>
        </div>
      )}
    </section>
  )
}
