'use client'

import { useTranslations } from 'next-intl'
import type { ScramUserDetail } from '@/lib/contract/scram-users'
import { RowTable } from '../review/row-table'
import { Section } from '../ui/section'
import { Status } from '../ui/status'

type Binding = NonNullable<ScramUserDetail['bindings']>[number]

export const bindingKey = (binding: Binding) => JSON.stringify(Object.values(binding))

/** What the user may do by ACLs of its own; that there is no more is said only to whoever would see it. */
export function UserBindings({ bindings, isPartial, errors }: Pick<ScramUserDetail, 'bindings' | 'isPartial' | 'errors'>) {
  const t = useTranslations('users.bindingsOf')
  const why = errors.find(({ part }) => part === 'acls')?.error
  const isOff = why === 'SECURITY_DISABLED'
  return (
    <Section title={t('title')} note={t('note')}>
      {bindings === null ? (
        <p className="text-muted">{t(isOff ? 'noAuthorizer' : why === undefined ? 'unread' : 'refused', { error: why ?? '' })}</p>
      ) : bindings.length === 0 ? (
        <p className="text-muted">{t(isPartial ? 'noneSeen' : 'none')}</p>
      ) : (
        <>
          <BindingTable label={t('title')} bindings={bindings} />
          {isPartial && <p className="pt-2 text-muted">{t('partial')}</p>}
        </>
      )}
    </Section>
  )
}

export function BindingTable({ label, bindings }: { label: string; bindings: readonly Binding[] }) {
  const t = useTranslations('users.bindingsOf')
  return (
    <RowTable
      label={label}
      rows={bindings}
      rowKey={bindingKey}
      edge={({ permission }) => (permission === 'DENY' ? 'danger' : null)}
      columns={[
        {
          id: 'permission',
          head: t('permission'),
          width: 110,
          cell: ({ permission, operation }) => (
            <>
              {permission === 'DENY' ? <Status status="refused" word={permission} /> : permission}
              <span className="hidden max-md:block">{operation}</span>
            </>
          ),
        },
        { id: 'operation', head: t('operation'), width: 160, hideBelow: 'md', cell: ({ operation }) => operation },
        {
          id: 'resource',
          head: t('resource'),
          cell: ({ resourceType, resourceName, patternType, host }) => (
            <>
              <span className="text-muted">{resourceType}</span> {resourceName}
              {patternType === 'PREFIXED' && <span className="text-muted"> {t('prefixed')}</span>}
              <span className="hidden text-12 text-muted max-md:block">{t('from', { host })}</span>
            </>
          ),
        },
        { id: 'host', head: t('host'), width: 160, hideBelow: 'md', cell: ({ host }) => host },
      ]}
    />
  )
}
