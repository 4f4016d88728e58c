import 'server-only'
import { createHash } from 'node:crypto'

const MARK_CHARACTERS = 8

/** What a person of the provider may be called here: as there, or with a mark where another person has that name. */
export function namesOf(name: string, issuer: string, subject: string): [string, string] {
  const mark = createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex')
    .slice(0, MARK_CHARACTERS)
  return [name, `${name} (${mark})`]
}
