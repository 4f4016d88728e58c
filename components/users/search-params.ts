import { parseAsString, parseAsStringLiteral } from 'nuqs'
import { SCRAM_MECHANISMS } from '@/lib/domain/scram/scram-mechanism'

/** The URL of the users: what is filtered, and how it is sorted. */
export const usersSearch = {
  q: parseAsString.withDefault(''),
  weak: parseAsStringLiteral(['true']),
  sort: parseAsString.withDefault('id'),
}

/** The URL of the users over which a dialog is open. */
export const usersChangeSearch = { change: parseAsStringLiteral(['create']) }

/** What can be done to a user, by the word of the URL. */
const USER_CHANGES = ['set-password', 'add-mechanism', 'delete', 'successor'] as const
export type UserChange = (typeof USER_CHANGES)[number]

/** The URL of a user over which a dialog is open. */
export const userChangeSearch = {
  change: parseAsStringLiteral(USER_CHANGES),
  mechanism: parseAsStringLiteral(SCRAM_MECHANISMS),
}
