import 'server-only'
import type { Problem } from '../../contract/problem'
import { needsOf } from '../../domain/access/why-not'
import { ApiError, isApiError, PROBLEMS } from './api-error'

const MS_PER_SECOND = 1000

/** As problem+json (RFC 9457), or null for an error nobody outside may read. */
export function toApiError(error: unknown): ApiError | null {
  if (isApiError(error)) return error
  if (isRefusal(error)) return new ApiError(error.code, error.message, error.details)
  if (!isKafkaError(error)) return null
  const code = error.kafkaError.endsWith('AUTHORIZATION_FAILED') ? 'forbidden' : 'unavailable'
  return new ApiError(code, error.message, { kafkaError: error.kafkaError })
}

export function problemResponse(error: ApiError, requestId: string): Response {
  const { body, ...init } = problemOf(error, requestId)
  return new Response(body, init)
}

/** The same in parts, for who writes to a socket. */
export function problemOf({ code, message, details }: ApiError, requestId: string) {
  const { title, status: usualStatus } = PROBLEMS[code]
  const { kafkaError, denied, fields, differences, retryAfterMs, status = usualStatus } = details
  const problem: Problem = { type: 'about:blank', title, status, detail: message, code, requestId }
  if (kafkaError !== undefined) problem.kafkaError = kafkaError
  if (code === 'forbidden' && denied !== undefined) problem.needs = needsOf(denied.permission, denied.resource)
  if (fields !== undefined) problem.fields = fields
  if (differences !== undefined) problem.differences = differences

  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (retryAfterMs !== undefined) headers['retry-after'] = String(Math.ceil(retryAfterMs / MS_PER_SECOND))
  if (code === 'unauthenticated') headers['www-authenticate'] = 'Bearer'
  return { status, headers, body: JSON.stringify(problem) }
}

/** lib/server/change's refusal, known by its name: its code is one of ours. */
function isRefusal(error: unknown): error is Error & Pick<ApiError, 'code' | 'details'> {
  return error instanceof Error && error.name === 'ChangeRefusal' && 'code' in error && Object.hasOwn(PROBLEMS, String(error.code))
}

/** lib/server/kafka's error, known by its name: its words are Kafka's and ours, made to be shown. */
function isKafkaError(error: unknown): error is Error & { kafkaError: string } {
  return error instanceof Error && error.name === 'KafkaError' && 'kafkaError' in error && typeof error.kafkaError === 'string'
}
