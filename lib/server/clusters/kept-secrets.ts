import 'server-only'
import type { KeepingSettings } from '../../contract/connections'

/** A field that has to be entered. */
export interface MissingSecret {
  path: 'tls.key' | 'sasl.password' | 'sasl.clientSecret'
  message: string
}

const NEEDED = 'is needed'
const AGAIN = 'enter it again: with these settings it would be sent, or shown, to somebody else than before'

/**
 * The settings with those secrets of before that were left out. One is kept only for whom it was given to: who may edit a cluster could
 * otherwise have its password sent to a server of their own.
 */
export function keepSecrets<T extends KeepingSettings>(
  given: T,
  before: KeepingSettings | null,
): { settings: T } | { missing: MissingSecret[] } {
  const missing: MissingSecret[] = []
  const isSame = before !== null && goesNowhereElse(given, before)
  const need = (path: MissingSecret['path'], isKept: boolean) => missing.push({ path, message: isKept ? AGAIN : NEEDED })
  const settings = { ...given }

  const { tls, sasl } = given
  if (tls && tls.cert !== undefined && tls.key === undefined) {
    // A key never leaves this process: what matters is that it belongs to the certificate.
    const key = before?.tls?.cert !== undefined && isSameText(before.tls.cert, tls.cert) ? before.tls.key : undefined
    if (key === undefined) need('tls.key', false)
    else settings.tls = { ...tls, key }
  }
  if (sasl?.mechanism === 'OAUTHBEARER' && sasl.clientSecret === undefined) {
    const kept = before?.sasl?.mechanism === 'OAUTHBEARER' ? before.sasl : null
    const isThere = kept?.tokenEndpoint === sasl.tokenEndpoint && isSameText(kept.ca, sasl.ca) && kept.clientId === sasl.clientId
    if (kept?.clientSecret !== undefined && isSame && isThere) settings.sasl = { ...sasl, clientSecret: kept.clientSecret }
    else need('sasl.clientSecret', kept?.clientSecret !== undefined)
  }
  if (sasl && 'username' in sasl && sasl.password === undefined) {
    const kept = before?.sasl && 'username' in before.sasl ? before.sasl : null
    const isTheirs = kept?.username === sasl.username && kept.mechanism === sasl.mechanism
    if (kept?.password !== undefined && isSame && isTheirs) settings.sasl = { ...sasl, password: kept.password }
    else need('sasl.password', kept?.password !== undefined)
  }
  return missing.length > 0 ? { missing } : { settings }
}

/** The same brokers or fewer, and no less sure that it is them. */
function goesNowhereElse(given: KeepingSettings, before: KeepingSettings): boolean {
  if (given.brokers.some((broker) => !before.brokers.includes(broker))) return false
  if (before.tls === null) return true
  const { tls } = given
  if (tls === null) return false
  const isAsSure = tls.rejectUnauthorized || !before.tls.rejectUnauthorized
  return isAsSure && isSameText(tls.ca, before.tls.ca) && tls.serverName === before.tls.serverName
}

/** PEM texts end with a newline or without. */
function isSameText(one: string | undefined, other: string | undefined): boolean {
  return one?.trim() === other?.trim()
}
