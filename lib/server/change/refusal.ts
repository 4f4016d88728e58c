import 'server-only'
import type { Problem } from '@/lib/contract/problem'
import type { Denied } from '../auth/audit-log'

interface Details extends Partial<Pick<Problem, 'kafkaError' | 'fields' | 'differences'>> {
  /** What was lacking: the audit keeps it, a refusal names it. */
  denied?: Denied
}

/** A change that is not made, and why: for whoever asked for it to read. `code` says how HTTP calls it. */
export class ChangeRefusal extends Error {
  override name = 'ChangeRefusal'
  readonly code: Problem['code']
  readonly details: Details

  constructor(code: Problem['code'], message: string, details: Details = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}

/** The input is not what it should be: the field, as in the request body, and what would be right. */
export function wrongInput(path: string, message: string): ChangeRefusal {
  return new ChangeRefusal('bad-request', `input.${path}: ${message}`, { fields: [{ path: `input.${path}`, message }] })
}

export function wrongApply(path: string, message: string): ChangeRefusal {
  return new ChangeRefusal('bad-request', `${path}: ${message}`, { fields: [{ path, message }] })
}
