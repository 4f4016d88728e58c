import 'server-only'
import { z } from 'zod'
import type { ChangeKindItem } from '@/lib/contract/changes'
import { CHANGE_KINDS } from './kinds'

/** All that this console can do to a cluster, for scripts. */
export function listKinds(): ChangeKindItem[] {
  return CHANGE_KINDS.map(({ kind, title, permission, input, apply }) => ({
    kind,
    title,
    permission,
    steps: Object.keys(apply),
    input: z.toJSONSchema(input, { io: 'input' }) as Record<string, unknown>,
  }))
}
