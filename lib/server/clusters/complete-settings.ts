import 'server-only'
import type { KeepingSettings } from '../../contract/connections'
import { splitAddress } from '../../contract/broker-address'
import { isForbidden } from '../kafka/forbidden-address'
import { ApiError } from '../http/api-error'
import { keepSecrets } from './kept-secrets'

/** With the secrets that are kept of a cluster in place of those left out; 422 where one has to be entered. */
export function completeSettings<T extends KeepingSettings>(given: T, before: KeepingSettings | null): T {
  const kept = keepSecrets(given, before)
  if ('settings' in kept) return kept.settings
  throw wrong(kept.missing)
}

/** 422 where one of the addresses is one nobody may have connected to. */
export function requireAllowedAddresses(given: KeepingSettings): void {
  const fields = forbiddenIn(given)
  if (fields.length > 0) throw wrong(fields)
}

function wrong(fields: { path: string; message: string }[]): ApiError {
  return new ApiError('unprocessable', `Wrong in the body: ${fields.map(({ path }) => path).join(', ')}`, { fields })
}

/** What is written there as an address; names are looked at when they are resolved. */
function forbiddenIn({ brokers, sasl }: KeepingSettings): { path: string; message: string }[] {
  const message = 'is a link-local or metadata address, which this console never connects to'
  const isWrong = brokers.some((address) => isForbidden(splitAddress(address).host))
  const endpoint = sasl?.mechanism === 'OAUTHBEARER' ? new URL(sasl.tokenEndpoint).hostname.replace(/^\[|\]$/g, '') : null
  return [
    ...(isWrong ? [{ path: 'brokers', message }] : []),
    ...(endpoint !== null && isForbidden(endpoint) ? [{ path: 'sasl.tokenEndpoint', message }] : []),
  ]
}
