'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { z } from 'zod'
import type { UserItem } from '@/lib/contract/access'
import { sessionQueries, userMutations, userQueries } from '@/lib/client/queries/access'
import { DataTable } from '../../data-table/data-table'
import { Button } from '../../ui/button'
import { ProblemState } from '../../ui/problem'
import { Sentence } from '../../ui/sentence'
import { SentenceSkeleton } from '../../ui/sentence-skeleton'
import { roleIdsOf } from '../role-ids'
import { ConfirmDialog } from '../confirm-dialog'
import { AddPersonDialog } from './add-person-dialog'
import { EditPersonDialog } from './edit-person-dialog'
import { usePeopleColumns } from './use-people-columns'

type Person = z.infer<typeof UserItem>
const personId = (person: Person) => person.id

/** Who may sign in by name, and with which role. */
export function PeopleSection() {
  const t = useTranslations('access')
  const { data, error, refetch } = useQuery(userQueries.list())
  const { data: session } = useQuery(sessionQueries.current())
  const me = session?.actor.kind === 'user' ? session.actor.name : null
  const [isAdding, setIsAdding] = useState(false)
  const [editing, setEditing] = useState<Person | null>(null)
  const [removing, setRemoving] = useState<Person | null>(null)
  const remove = useMutation(userMutations.remove())
  const columns = usePeopleColumns({ me, onEdit: setEditing, onRemove: setRemoving })
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />
  const admins = data?.items.filter(({ role }) => roleIdsOf(role).includes('admin')).length ?? 0
  return (
    <>
      {data ? (
        <Sentence
          more={t('peopleMore')}
          isAsideSmall
          aside={
            <Button look="primary" icon="plus" onClick={() => setIsAdding(true)}>
              {t('addPerson')}
            </Button>
          }
        >
          {t('peopleSentence', { count: data.items.length, admins })}
        </Sentence>
      ) : (
        <SentenceSkeleton />
      )}
      <DataTable
        label={t('people')}
        columns={columns}
        rows={data?.items}
        rowId={personId}
        initialSort="name"
        hasSecondLine
        skeletonRows={4}
        empty={<p className="border-y border-line-strong py-3 text-muted">{t('noPeople')}</p>}
      />
      {isAdding && <AddPersonDialog onClose={() => setIsAdding(false)} />}
      {editing && <EditPersonDialog person={editing} isMe={editing.name === me} onClose={() => setEditing(null)} />}
      {removing && (
        <ConfirmDialog
          title={t('removeTitle', { name: removing.name })}
          detail={t(removing.groups === null ? 'removeDetail' : 'removeOfProvider')}
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
    </>
  )
}
