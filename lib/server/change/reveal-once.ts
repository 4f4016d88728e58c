import 'server-only'
import type { Revealed } from '@/lib/contract/changes'
import { type Actor, askerOf } from '@/lib/domain/access/actor'
import type { ChangeRecord } from '../store/change-records'
import type { ChangesOptions } from './changes-options'
import type { ChangeKind, WriteContext } from './define-change'
import { intentOf, revealableUntilMs, stateOf, toChange, writeEvent } from './intent'
import { ChangeRefusal } from './refusal'

/**
 * Gives what a change made to whoever applied it, once: that it was given is on the disk before it is. What cannot be had of
 * Kafka at the moment can be asked for again.
 */
export async function revealOnce(
  actor: Actor,
  record: ChangeRecord,
  kind: ChangeKind,
  context: WriteContext,
  { records, now }: Pick<ChangesOptions, 'records' | 'now'>,
): Promise<Revealed> {
  if (!kind.reveal) throw new ChangeRefusal('unprocessable', `${kind.title} makes nothing that could be read`)
  if (!isAsker(actor, record))
    throw new ChangeRefusal('forbidden', `Only ${record.actor.name}, who asked for this change, may read what it made`)
  const until = revealableUntilMs(record)
  if (until === null) throw new ChangeRefusal('conflict', 'It has been read already, or there is nothing to read: make another')
  if (now() > until) throw new ChangeRefusal('conflict', 'It could be read for an hour, which is over: make another')
  const secrets = await kind.reveal(context, toChange(record).outcome.found)
  const event = writeEvent(now(), stateOf(record), { said: { code: 'change.revealed' }, by: actor.name, isRevealed: true })
  const isFirst = await records.appendAfter(record, event)
  if (!isFirst) throw new ChangeRefusal('conflict', 'It has just been read: make another')
  return { secrets }
}

/** Names are not enough: two tokens may be called the same. */
function isAsker(actor: Actor, record: ChangeRecord): boolean {
  const { by } = intentOf(record)
  if (actor.kind !== record.actor.kind || actor.name !== record.actor.name) return false
  const { person, token } = askerOf(actor)
  return by === undefined || (by.person.id === person.id && by.token === token)
}
