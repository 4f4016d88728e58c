import type { GroupItem } from '@/lib/contract/groups'
import { formatDuration, secondsBetween } from '@/lib/client/format'

type HeldBack = NonNullable<GroupItem['heldBack']>

/** By what it is named: its transactional id, else its producer's, else nothing. And for how long it has been open. */
export function heldBackWords({ transactionalId, producerId, since }: HeldBack, asOf: string) {
  return {
    who: transactionalId !== null ? 'id' : producerId !== null ? 'producer' : 'unknown',
    id: transactionalId ?? producerId ?? '',
    time: since === null ? 'none' : formatDuration(secondsBetween(since, asOf)),
  }
}
