'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import type { RoleItem } from '@/lib/contract/access'
import { paths } from '@/lib/client/paths'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import type { DataColumn } from '../../data-table/columns'
import { DataTable } from '../../data-table/data-table'
import { NameCell } from '../../data-table/name-cell'
import { buttonClass } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { ProblemState } from '../../ui/problem'
import { Sentence } from '../../ui/sentence'
import { SentenceSkeleton } from '../../ui/sentence-skeleton'
import { Tag } from '../../ui/tag'
import { useRoles } from '../use-role-title'
import { useGrantSummary } from './use-grant-summary'

const roleId = (role: RoleItem) => role.id
const roleHref = (role: RoleItem) => paths.role(role.id)
const holders = (role: RoleItem) => role.people.length + role.tokens.length

/** All roles: what each allows, in a line, and how many hold it. */
export function RolesSection() {
  const t = useTranslations('access')
  const summaryOf = useGrantSummary()
  const { data, error, refetch } = useRoles()
  const mayEdit = useMay('roles:write', on.console) === true
  const columns = useMemo<readonly DataColumn<RoleItem>[]>(
    () => [
      {
        id: 'title',
        head: t('role'),
        width: 220,
        phoneWidth: 220,
        compare: (a, b) => a.title.localeCompare(b.title),
        cell: (role) => <NameCell name={role.title} sub={t('heldBy', { people: role.people.length, tokens: role.tokens.length })} />,
      },
      {
        id: 'allows',
        head: t('allows'),
        hideBelow: 'md',
        cell: (role) => (
          <span title={summaryOf(role.grants)} className="normal-nums">
            {summaryOf(role.grants)}
          </span>
        ),
      },
      {
        id: 'people',
        head: t('people'),
        width: 90,
        align: 'end',
        hideBelow: 'md',
        compare: (a, b) => holders(a) - holders(b),
        cell: (role) => role.people.length,
      },
      { id: 'tokens', head: t('tokens'), width: 90, align: 'end', hideBelow: 'md', cell: (role) => role.tokens.length },
      {
        id: 'groups',
        head: t('givenByShort'),
        width: 200,
        hideBelow: 'xl',
        cell: (role) => <span className="text-muted">{role.groups.join(', ') || '–'}</span>,
      },
      {
        id: 'origin',
        head: t('originHead'),
        width: 170,
        phoneWidth: 130,
        compare: (a, b) => a.origin.localeCompare(b.origin),
        cell: (role) => (
          <span className="flex min-w-0 gap-1.5">
            <Tag>{t(`origin.${role.origin}`)}</Tag>
            {role.edited && role.origin !== 'console' && (
              <span className="max-md:hidden">
                <Tag title={t('editedBy', { name: role.edited.by })}>{t('edited')}</Tag>
              </span>
            )}
          </span>
        ),
      },
    ],
    [t, summaryOf],
  )
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />
  const own = data?.items.filter(({ origin }) => origin !== 'built-in').length
  return (
    <>
      {own === undefined ? (
        <SentenceSkeleton />
      ) : (
        <Sentence
          more={t('rolesMore')}
          isAsideSmall
          aside={
            mayEdit && (
              <Link href={paths.access('new-role')} className={buttonClass('primary')}>
                <Icon name="plus" />
                {t('newRole')}
              </Link>
            )
          }
        >
          {t('rolesSentence', { own })}
        </Sentence>
      )}
      <DataTable
        label={t('rolesTab')}
        columns={columns}
        rows={data?.items}
        rowId={roleId}
        rowHref={roleHref}
        hasSecondLine
        hasKeys
        skeletonRows={4}
      />
    </>
  )
}
