import 'server-only'
import type { ChangeKind } from './define-change'
import { resetOffsets } from './kinds/group/reset-offsets'
import { configureTopic } from './kinds/topic/configure'
import { createUser } from './kinds/user/create'

/** All that this console can do to a cluster. */
export const CHANGE_KINDS: readonly ChangeKind[] = [resetOffsets, configureTopic, createUser]
