import 'server-only'
import type { ChangeContext } from './define-change'
import { ChangeRefusal } from './refusal'

/** In the same words whatever is hidden, and whether it is there or not. */
export function notSeen(): ChangeRefusal {
  return new ChangeRefusal('forbidden', 'Some of the topics that this would touch are not yours to see: name those that you mean')
}

/** Before anything is said of them: an error about one would tell that it is there. */
export function requireSeenTopics({ maySee }: Pick<ChangeContext, 'maySee'>, topics: Iterable<string>): void {
  if (![...topics].every((topic) => maySee('topics', topic))) throw notSeen()
}
