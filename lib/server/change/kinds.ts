import 'server-only'
import type { ChangeKind } from './define-change'
import { createAcls } from './kinds/acl/create'
import { deleteAcls } from './kinds/acl/delete'
import { importAcls } from './kinds/acl/import'
import { replaceAcls } from './kinds/acl/replace'
import { configureBroker } from './kinds/broker/configure'
import { createDelegationToken } from './kinds/delegation-token/create'
import { expireDelegationToken } from './kinds/delegation-token/expire'
import { renewDelegationToken } from './kinds/delegation-token/renew'
import { deleteGroup } from './kinds/group/delete'
import { deleteOffsets } from './kinds/group/delete-offsets'
import { removeMember } from './kinds/group/remove-member'
import { resetOffsets } from './kinds/group/reset-offsets'
import { setQuota } from './kinds/quota/set'
import { addPartitions } from './kinds/topic/add-partitions'
import { configureTopic } from './kinds/topic/configure'
import { createTopic } from './kinds/topic/create'
import { deleteTopic } from './kinds/topic/delete'
import { deleteRecords } from './kinds/topic/delete-records'
import { createUser } from './kinds/user/create'
import { deleteUser } from './kinds/user/delete'
import { setPassword } from './kinds/user/set-password'

/** All that this console can do to a cluster. */
export const CHANGE_KINDS: readonly ChangeKind[] = [
  resetOffsets,
  deleteGroup,
  deleteOffsets,
  removeMember,
  createTopic,
  configureTopic,
  addPartitions,
  deleteRecords,
  deleteTopic,
  createUser,
  setPassword,
  deleteUser,
  configureBroker,
  setQuota,
  createAcls,
  deleteAcls,
  replaceAcls,
  importAcls,
  createDelegationToken,
  renewDelegationToken,
  expireDelegationToken,
]
