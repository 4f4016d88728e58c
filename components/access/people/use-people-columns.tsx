import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useMemo } from 'react'
import type { z } from 'zod'
import type { UserItem } from '@/lib/contract/access'
import { formatDay, formatWhen } from '@/lib/client/format'
import { paths } from '@/lib/client/paths'
import type { DataColumn } from '../../data-table/columns'
import { NameCell } from '../../data-table/name-cell'
import { Button } from '../../ui/button'
import { Tag } from '../../ui/tag'
import { roleIdsOf } from '../role-ids'
import { useRoleTitle } from '../use-role-title'

type Person = z.infer<typeof UserItem>

interface ColumnsOf {
  /** The name of whoever is signed in: nobody removes themselves. */
  me: string | null
  onEdit: (person: Person) => void
  onRemove: (person: Person) => void
}

export function usePeopleColumns({ me, onEdit, onRemove }: ColumnsOf): readonly DataColumn<Person>[] {
  const t = useTranslations('access')
  const titleOf = useRoleTitle()
  return useMemo(
    () => [
      {
        id: 'name',
        head: t('person'),
        compare: (a, b) => a.name.localeCompare(b.name),
        cell: (person) => (
          <span className="flex min-w-0 items-center gap-2">
            <span className="min-w-0">
              <NameCell
                name={person.name}
                href={paths.whoCan({ who: `person:${person.id}` })}
                sub={roleIdsOf(person.role).map(titleOf).join(', ') || t('noRole')}
              />
            </span>
            {person.name === me && <Tag>{t('you')}</Tag>}
            {person.groups && <Tag title={person.groups.join(', ')}>{t('byProvider')}</Tag>}
          </span>
        ),
      },
      {
        id: 'role',
        head: t('role'),
        width: 200,
        hideBelow: 'md',
        compare: (a, b) => titleOf(a.role).localeCompare(titleOf(b.role)),
        cell: (person) => {
          const ids = roleIdsOf(person.role)
          if (ids.length === 0) return <span className="text-muted">{t('noRole')}</span>
          return ids.map((id, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link href={paths.role(id)} className="link">
                {titleOf(id)}
              </Link>
            </span>
          ))
        },
      },
      {
        id: 'createdAt',
        head: t('created'),
        width: 150,
        align: 'end',
        hideBelow: 'lg',
        compare: (a, b) => a.createdAt.localeCompare(b.createdAt),
        cell: (person) => <span className="text-muted">{formatDay(person.createdAt)}</span>,
      },
      {
        id: 'lastSignInAt',
        head: t('lastSignIn'),
        width: 170,
        align: 'end',
        hideBelow: 'md',
        compare: (a, b) => (a.lastSignInAt ?? '').localeCompare(b.lastSignInAt ?? ''),
        cell: (person) => (
          <span className="text-muted">{person.lastSignInAt === null ? t('never') : formatWhen(person.lastSignInAt, Date.now())}</span>
        ),
      },
      {
        id: 'acts',
        head: <span className="unseen">{t('acts')}</span>,
        width: 170,
        phoneWidth: 150,
        align: 'end',
        cell: (person) => (
          <span className="inline-flex">
            {person.groups === null && (
              <Button look="quiet" aria-label={t('changePersonOf', { name: person.name })} onClick={() => onEdit(person)}>
                {t('changePerson')}
              </Button>
            )}
            {person.name !== me && (
              <Button look="quiet" aria-label={t('removePersonOf', { name: person.name })} onClick={() => onRemove(person)}>
                {t('removePerson')}
              </Button>
            )}
          </span>
        ),
      },
    ],
    [t, titleOf, me, onEdit, onRemove],
  )
}
