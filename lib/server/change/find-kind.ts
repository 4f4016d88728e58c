import 'server-only'
import type { ChangeKind } from './define-change'
import { CHANGE_KINDS } from './kinds'
import { ChangeRefusal } from './refusal'

/** Refuses a kind that there is none of, and says which there are. */
export function findKind(name: string): ChangeKind {
  const kind = CHANGE_KINDS.find((one) => one.kind === name)
  if (kind) return kind
  const message = `one of ${CHANGE_KINDS.map((one) => one.kind).join(', ')}`
  throw new ChangeRefusal('bad-request', `kind: ${message}`, { fields: [{ path: 'kind', message }] })
}
