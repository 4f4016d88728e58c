import 'server-only'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { type OauthCredentials, reveal } from '../cluster-connection'
import { forbidden, guardedLookup, isForbidden } from '../forbidden-address'
import { KafkaError, toKafkaError } from '../kafka-error'
import type { Token } from './token-cache'

const TIMEOUT_MS = 5_000
/** Far more than any token; what is longer is no answer to us. */
const MOST_ANSWER_BYTES = 256 * 1024
/** RFC 6749, 5.2. Anything else an endpoint says stays where it was said. */
const OAUTH_ERRORS = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_target',
]

/**
 * Asks for a token by client credentials. Rejects with TOKEN_REFUSED where the endpoint says no, TOKEN_ENDPOINT_FAILED where
 * it cannot be asked or answers something else, FORBIDDEN_ADDRESS where its name leads to where nobody may have us ask.
 */
export async function requestToken(credentials: OauthCredentials): Promise<Token> {
  const { status, body } = await post(credentials).catch((cause: unknown) => {
    const { kafkaError, message } = toKafkaError(cause)
    if (kafkaError === 'FORBIDDEN_ADDRESS') throw new KafkaError(kafkaError, `the token endpoint ${message}`, { cause })
    throw new KafkaError('TOKEN_ENDPOINT_FAILED', `the token endpoint cannot be asked: ${kafkaError}, ${message}`, { cause })
  })
  const answer = parsed(body)
  if (status >= 400 && status < 500) {
    const said = OAUTH_ERRORS.find((name) => name === answer['error']) ?? `HTTP ${status}`
    throw new KafkaError('TOKEN_REFUSED', `the token endpoint gave no token: ${said}`)
  }
  const { access_token: value, expires_in: seconds } = answer
  if (status !== 200 || typeof value !== 'string' || !/^[\x21-\x7e]+$/.test(value)) {
    throw new KafkaError('TOKEN_ENDPOINT_FAILED', `the token endpoint answered without a token (HTTP ${status})`)
  }
  const ends = [Date.now() + Number(seconds) * 1000, endOfJwt(value)].filter((at) => Number.isFinite(at))
  return { value, expiresAt: ends.length === 0 ? null : Math.min(...ends) }
}

/** What the token itself says (RFC 7519, exp) is what the broker goes by; NaN where it says nothing. */
function endOfJwt(token: string): number {
  const claims = parsed(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
  return Number(claims['exp'] ?? Number.NaN) * 1000
}

async function post(credentials: OauthCredentials): Promise<{ status: number; body: string }> {
  const url = new URL(credentials.tokenEndpoint)
  // What is an address already is not looked up.
  if (isForbidden(url.hostname)) throw forbidden(url.hostname)
  const { clientId, clientSecret, scope, audience, ca } = credentials
  const form = new URLSearchParams({ grant_type: 'client_credentials', ...(scope && { scope }), ...(audience && { audience }) }).toString()
  // Form-encoded each before they are joined (RFC 6749, 2.3.1).
  const [id, secret] = [clientId, reveal(clientSecret)].map((text) => new URLSearchParams({ a: text }).toString().slice(2))
  const options = {
    method: 'POST',
    timeout: TIMEOUT_MS,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    agent: false as const,
    lookup: guardedLookup,
    ...(ca !== undefined && { ca: reveal(ca) }),
    headers: {
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(form),
      accept: 'application/json',
    },
  }
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (response) => {
      const parts: Buffer[] = []
      let size = 0
      response.on('data', (part: Buffer) => {
        parts.push(part)
        size += part.length
        if (size > MOST_ANSWER_BYTES) response.destroy(new Error('its answer is too long'))
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }))
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(form)
  })
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
