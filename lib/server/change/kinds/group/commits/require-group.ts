import 'server-only'
import type { ChangeContext, ReviewedPlan } from '../../../define-change'
import { type GroupNow, type PlaceNow, placeKey, readGroupNow } from '../../../look/group-now'
import { refusedByKafka } from '../../../look/dry-run'
import { ChangeRefusal } from '../../../refusal'
import type { Warning } from '../../../said'

/** A group that there is: else a wrong input or, when it went since the review, a moved ground. */
export async function requireGroup(client: ChangeContext['client'], id: string, reviewed: ReviewedPlan | null): Promise<GroupNow> {
  const group = await readGroupNow(client, id)
  if (group.exists) return group
  if (reviewed === null)
    throw refusedByKafka('group', 'GROUP_ID_NOT_FOUND', `a group that there is: no ${id}, or none this console may see`)
  throw new ChangeRefusal('conflict', `Nothing was changed. The group ${id} is gone since the plan was made`, {
    kafkaError: 'GROUP_ID_NOT_FOUND',
    differences: [{ what: `group ${id}`, planned: 'there', now: null }],
  })
}

const UNSTABLE = 'UNSTABLE_OFFSET_COMMIT'

export const memberName = ({ clientId, instanceId, host }: GroupNow['members'][number]) =>
  `${clientId}${instanceId === null ? '' : ` (${instanceId})`} on ${host}`

/** Why Kafka would refuse what only an empty group allows. */
export function refusedWhileHeld(group: GroupNow): (Warning & { kafkaError: string }) | null {
  if (group.isEmpty) return null
  const names = group.members.map(memberName)
  const held = { weight: 'warn', kafkaError: 'NON_EMPTY_GROUP', names } as const
  if (names.length === 0) return { ...held, code: 'group.notEmpty', figures: { state: group.state } }
  return { ...held, code: 'group.held', figures: { members: names.length, names: names.slice(0, 20).join(', ') } }
}

/** Why offsets cannot be deleted that Kafka does not tell, most of all those that a transaction holds back: nobody knows what would be lost. */
export function refusedWhileUntold(places: readonly PlaceNow[]): (Warning & { kafkaError: string }) | null {
  const untold = places.filter((place) => place.error !== null)
  const kafkaError = untold.find(({ error }) => error === UNSTABLE)?.error ?? untold[0]?.error
  if (kafkaError == null) return null
  const names = untold.map(placeKey)
  const figures = { partitions: names.length, error: kafkaError }
  return { weight: 'warn', code: kafkaError === UNSTABLE ? 'group.unstable' : 'group.untold', kafkaError, names, figures }
}
