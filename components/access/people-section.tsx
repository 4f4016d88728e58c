'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { z } from 'zod'
import type { UserItem } from '@/lib/contract/access'
import { formatDay, formatWhen } from '@/lib/client/format'
import { userMutations, userQueries } from '@/lib/client/queries/access'
import type { DataColumn } from '../data-table/columns'
import { DataTable } from '../data-table/data-table'
import { NameCell } from '../data-table/name-cell'
import { Button } from '../ui/button'
import { ProblemState } from '../ui/problem'
import { Section } from '../ui/section'
import { Tag } from '../ui/tag'
import { AddPersonDialog } from './add-person-dialog'
import { ConfirmDialog } from './confirm-dialog'

type Person = z.infer<typeof UserItem>
const personId = (person: Person) => person.id

export function PeopleSection({ me }: { me: string | null }) {
  const t = useTranslations('access')
  const { data, error, refetch } = useQuery(userQueries.list())
  const [isAdding, setIsAdding] = useState(false)
  const [removing, setRemoving] = useState<Person | null>(null)
  const remove = useMutation(userMutations.remove())
  const columns = useMemo<readonly DataColumn<Person>[]>(
    () => [
      {
        id: 'name',
        head: t('person'),
        compare: (a, b) => a.name.localeCompare(b.name),
        cell: (person) => (
          <span className="flex min-w-0 items-center gap-2">
            <span className="min-w-0">
              <NameCell name={person.name} sub={t(`roles.${person.role}`)} />
            </span>
            {person.name === me && <Tag>{t('you')}</Tag>}
          </span>
        ),
      },
      {
        id: 'role',
        head: t('role'),
        width: 120,
        hideBelow: 'md',
        compare: (a, b) => a.role.localeCompare(b.role),
        cell: (person) => t(`roles.${person.role}`),
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
        phoneWidth: 110,
        align: 'end',
        compare: (a, b) => (a.lastSignInAt ?? '').localeCompare(b.lastSignInAt ?? ''),
        cell: (person) => (
          <span className="text-muted">{person.lastSignInAt === null ? t('never') : formatWhen(person.lastSignInAt, Date.now())}</span>
        ),
      },
      {
        id: 'remove',
        head: <span className="unseen">{t('removePerson')}</span>,
        width: 96,
        align: 'end',
        cell: (person) =>
          person.name === me ? null : (
            <Button look="quiet" aria-label={t('removePersonOf', { name: person.name })} onClick={() => setRemoving(person)}>
              {t('removePerson')}
            </Button>
          ),
      },
    ],
    [t, me],
  )
  return (
    <Section
      title={t('people')}
      note={t('peopleNote')}
      aside={
        <Button icon="plus" onClick={() => setIsAdding(true)}>
          {t('addPerson')}
        </Button>
      }
    >
      {error && !data ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable
          label={t('people')}
          columns={columns}
          rows={data?.items}
          rowId={personId}
          initialSort="name"
          hasSecondLine
          skeletonRows={3}
        />
      )}
      {isAdding && <AddPersonDialog onClose={() => setIsAdding(false)} />}
      {removing && (
        <ConfirmDialog
          title={t('removeTitle', { name: removing.name })}
          detail={t('removeDetail')}
          action={t('removePersonOf', { name: removing.name })}
          error={remove.error}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate(removing.id, { onSuccess: () => setRemoving(null) })}
          onClose={() => {
            remove.reset()
            setRemoving(null)
          }}
        />
      )}
    </Section>
  )
}
