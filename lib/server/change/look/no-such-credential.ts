import 'server-only'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { ChangeRefusal } from '../refusal'

/** The refusal of a change to a credential that is not there, by Kafka's name for it. */
export function noSuchCredential(user: string, mechanism: ScramMechanism, has: readonly ScramMechanism[]): ChangeRefusal {
  const what = has.length === 0 ? `${user} has no SCRAM credential` : `${user} has only ${has.join(' and ')}`
  const field = has.length === 0 ? 'user' : 'mechanism'
  const message = `a credential that is there: ${what}`
  return new ChangeRefusal('not-found', `input.${field}: ${message}`, {
    fields: [{ path: `input.${field}`, message }],
    kafkaError: 'RESOURCE_NOT_FOUND',
  })
}
