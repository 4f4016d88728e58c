import { parseAsString } from 'nuqs'

/** The URL of the producers of one topic. */
export const producersSearch = {
  sort: parseAsString.withDefault('open'),
}
