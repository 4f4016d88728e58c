import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { PERMISSIONS } from '@/lib/domain/access/permissions'

/** What rights are asked of. */
export const PLACES = ['cluster', 'topic', 'group', 'transactional-id', 'user', 'console'] as const
export type Place = (typeof PLACES)[number]

/** The question: who may do what there. One of who and what may be left open. */
export const whoSearch = {
  cluster: parseAsString,
  type: parseAsStringLiteral(PLACES).withDefault('cluster'),
  name: parseAsString.withDefault(''),
  act: parseAsStringLiteral(PERMISSIONS),
  who: parseAsString,
  q: parseAsString.withDefault(''),
}
