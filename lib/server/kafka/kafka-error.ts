import 'server-only'

/** What went wrong, in Kafka's own words. `kafkaError` is a name of Kafka's error table, or ours for a connection. */
export class KafkaError extends Error {
  override name = 'KafkaError'
  readonly kafkaError: string
  readonly broker: number | null

  constructor(kafkaError: string, message: string, options: { broker?: number | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.kafkaError = kafkaError
    this.broker = options.broker ?? null
  }
}

/** Next loads a module once per bundle, so the class is not a safe mark; the name is. */
export function isKafkaError(error: unknown): error is KafkaError {
  return error instanceof Error && error.name === 'KafkaError'
}

/** Names for what happens below Kafka's protocol, by Node's code or the client library's. */
const CONNECTION_ERRORS: Record<string, [name: string, words: string]> = {
  ECONNREFUSED: ['ECONNREFUSED', 'refused the connection'],
  ENOTFOUND: ['ENOTFOUND', 'its host name does not resolve'],
  EAI_AGAIN: ['EAI_AGAIN', 'its host name could not be resolved now'],
  EHOSTUNREACH: ['EHOSTUNREACH', 'no route to its host'],
  ETIMEDOUT: ['ETIMEDOUT', 'did not accept the connection in time'],
  ECONNRESET: ['ECONNRESET', 'closed the connection'],
  PLT_KFK_TIMEOUT: ['REQUEST_TIMED_OUT', 'did not answer in time'],
  PLT_KFK_AUTHENTICATION: ['SASL_AUTHENTICATION_FAILED', 'refused the user name or password'],
  CERT_HAS_EXPIRED: ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is signed by itself; give its CA'],
  SELF_SIGNED_CERT_IN_CHAIN: ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate chain is not known; give its CA'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate chain is not known; give its CA'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host name'],
  ERR_SSL_WRONG_VERSION_NUMBER: ['ERR_SSL_WRONG_VERSION_NUMBER', 'does not speak TLS'],
  CERT_NOT_YET_VALID: ['CERT_NOT_YET_VALID', 'its certificate is not valid yet'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its certificate chain is not known; give its CA'],
  PLT_KFK_NETWORK: ['NETWORK_EXCEPTION', 'closed the connection'],
  // Ours: forbidden-address.ts.
  FORBIDDEN_ADDRESS: ['FORBIDDEN_ADDRESS', 'leads to a link-local or metadata address, which is never connected to'],
}

/** What @platformatic/kafka says of a TLS record where it expected Kafka's protocol; it has no code of its own. */
const TLS_WANTED = 'Broker requires TLS.'

/** The other side's reason to end a TLS handshake (RFC 8446, 6.2), out of OpenSSL's name for it. */
function tlsAlert(code: string): [name: string, words: string] | undefined {
  const alert = /^ERR_SSL_.*ALERT_(?:NUMBER_)?(\w+)$/.exec(code)?.[1]
  return alert === undefined ? undefined : [`TLS_ALERT_${alert}`, `refused the TLS connection: ${alert.toLowerCase().replaceAll('_', ' ')}`]
}

interface Link {
  code?: unknown
  apiId?: unknown
  apiCode?: unknown
  message?: unknown
  serverErrorMessage?: unknown
  errors?: unknown
  cause?: unknown
}

/** An error and all it wraps, the outermost first; bounded, because causes can be circular. */
function chain(error: unknown): Link[] {
  const links: Link[] = []
  const open = [error]
  while (open.length > 0 && links.length < 50) {
    const next = open.shift()
    if (typeof next !== 'object' || next === null || links.includes(next)) continue
    const link = next as Link
    links.push(link)
    if (Array.isArray(link.errors)) open.push(...link.errors)
    if (link.cause) open.push(link.cause)
  }
  return links
}

/** Any failure of either client as a KafkaError: Kafka's own name wins, then the innermost cause of the connection. */
export function toKafkaError(error: unknown, broker: number | null = null): KafkaError {
  if (isKafkaError(error)) return error
  const links = chain(error)
  const ours = links.find(isKafkaError)
  if (ours) return new KafkaError(ours.kafkaError, ours.message, { broker, cause: error })
  const fromKafka =
    links.find((link) => typeof link.apiId === 'string') ?? links.find((link) => typeof (link as { type?: unknown }).type === 'string')
  if (fromKafka) {
    const name = String(fromKafka.apiId ?? (fromKafka as { type?: unknown }).type)
    // Kafka also sends an empty message; the library then has one of its own.
    const said = [fromKafka.serverErrorMessage, fromKafka.message].find((words) => typeof words === 'string' && words !== '')
    return new KafkaError(name, typeof said === 'string' ? said : name, { broker, cause: error })
  }
  for (const link of links.toReversed()) {
    const known = typeof link.code === 'string' ? (CONNECTION_ERRORS[link.code] ?? tlsAlert(link.code)) : undefined
    if (known) return new KafkaError(known[0], known[1], { broker, cause: error })
  }
  const message = error instanceof Error ? error.message : String(error)
  if (message === TLS_WANTED) return new KafkaError('TLS_REQUIRED', 'wants TLS', { broker, cause: error })
  return new KafkaError('UNKNOWN_SERVER_ERROR', message, { broker, cause: error })
}

/** What Kafka or the console itself says of a broker it could not talk to, besides the connection's own errors. */
const TROUBLE = new Set([
  ...Object.values(CONNECTION_ERRORS).map(([name]) => name),
  'UNSUPPORTED_SASL_MECHANISM',
  'ILLEGAL_SASL_STATE',
  'TLS_REQUIRED',
  'TOKEN_REFUSED',
  'NO_AWS_CREDENTIALS',
  'TOKEN_ENDPOINT_FAILED',
  'UNKNOWN_SERVER_ERROR',
])

/** True where there was no talking to the broker; false where it answered, and be it with an error. */
export function isConnectionTrouble({ kafkaError }: KafkaError): boolean {
  return TROUBLE.has(kafkaError) || kafkaError.startsWith('TLS_ALERT_')
}

/**
 * @platformatic/kafka rejects a whole answer when any item in it carries an error; the parsed answer is
 * then in `.response`, each item with its own error code. This gives the answer back in that case, so
 * that one refused topic does not cost the other thousand. Failures without an answer are thrown.
 */
export async function partialAnswer<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    const response = (error as { response?: unknown }).response
    const isWholeRefused =
      typeof response !== 'object' || response === null || Number((response as { errorCode?: unknown }).errorCode ?? 0) !== 0
    if (isWholeRefused) throw error
    return response as T
  }
}
