import 'server-only'
import type { Denied } from '../auth/audit-log'
import type { Problem } from '../../contract/problem'

export type ProblemCode = Problem['code']

/** The one table from our codes to HTTP: a new code does not compile until it is here. */
export const PROBLEMS: Record<ProblemCode, { status: number; title: string }> = {
  'bad-request': { status: 400, title: 'The request is not as it should be' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'In conflict with how things are now' },
  unprocessable: { status: 422, title: 'This cannot be done' },
  'too-large': { status: 413, title: 'Too large' },
  'rate-limited': { status: 429, title: 'Too many tries' },
  unavailable: { status: 503, title: 'Kafka does not answer' },
  internal: { status: 500, title: 'Internal error' },
}

interface Details {
  kafkaError?: string
  fields?: { path: string; message: string }[]
  differences?: Problem['differences']
  retryAfterMs?: number
  /** What was lacking: the audit keeps it, a refusal names it. */
  denied?: Denied
  /** Where HTTP has a more exact word than the code's own. */
  status?: number
}

/** An answer other than the one hoped for. Its message is for the caller to read. */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: ProblemCode
  readonly details: Details

  constructor(code: ProblemCode, message: string, details: Details = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** Next loads a module once per bundle, so the class is not a safe mark; the name is. */
export function isApiError(error: unknown): error is ApiError {
  return error instanceof Error && error.name === 'ApiError' && 'code' in error && Object.hasOwn(PROBLEMS, String(error.code))
}
