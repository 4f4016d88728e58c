import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { QUOTA_FORMS } from '@/lib/contract/quotas'

/** The URL of the quotas: what is filtered, how it is sorted, whose quotas are looked up, and which one is being set. */
export const quotasSearch = {
  q: parseAsString.withDefault(''),
  form: parseAsStringLiteral(QUOTA_FORMS),
  sort: parseAsString.withDefault('entity'),
  user: parseAsString.withDefault(''),
  clientId: parseAsString.withDefault(''),
  ip: parseAsString.withDefault(''),
  /** `new`, or the path of an entity. */
  set: parseAsString,
}
