'use client'

import type { GroupDetail } from '@/lib/contract/groups'
import type { GroupChange } from '../search-params'
import { CloneDialog } from './clone-dialog'
import { DeleteGroupDialog } from './delete-group-dialog'
import { DeleteOffsetsDialog } from './delete-offsets-dialog'
import { RemoveMemberDialog } from './remove-member-dialog'
import { ResetDialog } from './reset-dialog'

interface GroupChangeDialogProps {
  change: GroupChange
  member: string | null
  cluster: string
  group: GroupDetail
  onClose: () => void
}

/** The dialog that the URL names. */
export function GroupChangeDialog({ change, member, ...rest }: GroupChangeDialogProps) {
  switch (change) {
    case 'reset':
      return <ResetDialog {...rest} />
    case 'clone':
      return <CloneDialog {...rest} />
    case 'delete-offsets':
      return <DeleteOffsetsDialog {...rest} />
    case 'delete':
      return <DeleteGroupDialog {...rest} />
    case 'remove-member':
      return <RemoveMemberDialog {...rest} member={member} />
  }
}
