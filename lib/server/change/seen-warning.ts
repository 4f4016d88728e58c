import 'server-only'
import type { PlanWarning } from '@/lib/contract/changes'
import type { MaySee } from '../views/restricted-snapshot'
import { type KeptWarning, toMessage } from './said'

/** Of these it was not kept at first what their names are of: they are told to nobody who does not see all. */
const NAMES_OTHERS: ReadonlySet<string> = new Set([
  'topic.readNow',
  'topic.readBefore',
  'topic.rebalances',
  'topic.unreadLost',
  'topic.readersUnknown',
  'reset.streamsState',
  'reset.goneTopics',
  'reset.mayNotCommit',
  'group.ownedMoves',
  'acl.loses',
  'acl.groupsInUse',
  'acl.writtenNow',
  'acl.everyoneMay',
  'acl.everyoneMayFromHost',
])

/** As it is told to whoever sees all of it. */
export function wholeWarning({ about: _about, ...warning }: KeptWarning): PlanWarning {
  return warning
}

/** Without the names that may not be seen. That there are some is said, and how many: whoever deletes must know that somebody reads it. */
export function seenWarning(kept: KeptWarning, maySee: MaySee): PlanWarning {
  const warning = wholeWarning(kept)
  const { about } = kept
  const names = warning.names.filter((_, index) => {
    if (about === undefined) return !NAMES_OTHERS.has(warning.code)
    const of = about[index] ?? null
    return of === null || maySee(of.of, of.name)
  })
  const hidden = warning.names.length - names.length
  if (hidden === 0) return warning
  const more = toMessage({ code: 'change.namesHidden', figures: { count: hidden } }).text
  return { ...warning, names, hidden, text: `${warning.text} ${more}` }
}
