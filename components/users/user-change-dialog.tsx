'use client'

import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import type { ScramUserDetail } from '@/lib/contract/scram-users'
import { on } from '@/lib/domain/access/on'
import { useMayWrite } from '../review/may'
import { nextUserName } from './rotation/next-user-name'
import { userChangeSearch } from './search-params'

const PasswordDialog = dynamic(() => import('./change/password-dialog').then((parts) => parts.PasswordDialog))
const DeleteUserDialog = dynamic(() => import('./change/delete-user-dialog').then((parts) => parts.DeleteUserDialog))

/** The dialog that the URL of a user names, for whoever may make that change. */
export function UserChangeDialog({ cluster, detail: { id, credentials } }: { cluster: string; detail: ScramUserDetail }) {
  const [{ change, mechanism }, setSearch] = useQueryStates(userChangeSearch)
  const resource = on.user(cluster, change === 'successor' ? nextUserName(id) : id)
  const mayWrite = useMayWrite(resource, 'scram:write')
  if (change === null || mechanism === null || !mayWrite) return null
  const onClose = () => void setSearch({ change: null, mechanism: null })
  if (change === 'delete') {
    const isLast = credentials?.length === 1
    return <DeleteUserDialog cluster={cluster} user={id} mechanism={mechanism} isLast={isLast} onClose={onClose} />
  }
  const task =
    change === 'successor'
      ? ({ kind: 'create', user: nextUserName(id), mechanism } as const)
      : ({ kind: change, user: id, mechanism } as const)
  return <PasswordDialog cluster={cluster} task={task} onClose={onClose} />
}
