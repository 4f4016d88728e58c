import type { Problem } from '../contract/problem'

/** `unreachable`: the console itself gave no answer. `unreadable`: it answered something this page does not understand. */
export type ProblemCode = Problem['code'] | 'unreachable' | 'unreadable'

/** What a refused call would have needed. */
export type Needed = NonNullable<Problem['needs']>

interface Parts {
  code: ProblemCode
  /** 0 where there was no answer. */
  status: number
  title: string
  detail?: string | undefined
  kafkaError?: string | undefined
  needs?: Problem['needs']
  fields?: Problem['fields'] | undefined
  differences?: Problem['differences'] | undefined
  requestId?: string | undefined
  retryAfterSeconds?: number | undefined
}

/** The only error `call` throws, besides the AbortError of a cancelled request. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: ProblemCode
  readonly status: number
  readonly detail: string | undefined
  readonly kafkaError: string | undefined
  /** The permission that was missing, and where; who has it can be asked. */
  readonly needs: Problem['needs']
  readonly fields: { path: string; message: string }[]
  /** Of a plan whose ground has moved: what it was planned on, and what is there now. */
  readonly differences: NonNullable<Problem['differences']>
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(parts: Parts) {
    super(parts.title)
    this.code = parts.code
    this.status = parts.status
    this.detail = parts.detail
    this.kafkaError = parts.kafkaError
    this.needs = parts.needs
    this.fields = parts.fields ?? []
    this.differences = parts.differences ?? []
    this.requestId = parts.requestId
    this.retryAfterSeconds = parts.retryAfterSeconds
  }

  /** Worth asking again without anybody changing anything. */
  get isPassing(): boolean {
    return this.code === 'unreachable' || this.code === 'unavailable'
  }
}

export function isApiProblem(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem
}
