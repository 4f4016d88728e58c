import { generatePassword } from '@/lib/client/scram/generate-password'
import { ITERATIONS, USUAL_ITERATIONS } from '@/lib/domain/scram/iterations'
import type { ScramMechanism } from '@/lib/domain/scram/scram-mechanism'

/** What a password is made for. */
export type PasswordTask =
  /** A new user; `user`: as it should be called, `mechanism`: as the one it follows. */
  | { kind: 'create'; user?: string; mechanism?: ScramMechanism }
  /** A second mechanism of a user that is there. */
  | { kind: 'add-mechanism'; user: string; mechanism: ScramMechanism }
  | { kind: 'set-password'; user: string; mechanism: ScramMechanism }

export interface PasswordDraft {
  user: string
  mechanism: ScramMechanism
  how: 'generated' | 'entered'
  /** Generated once, when the dialog opens. */
  generated: string
  entered: string
  iterations: string
}

export type PasswordFaults = Partial<Record<'user' | 'password' | 'iterations', 'missing' | 'blanks' | 'control' | 'range'>>

export function draftOf(task: PasswordTask): PasswordDraft {
  return {
    user: task.user ?? '',
    mechanism: task.mechanism ?? 'SCRAM-SHA-512',
    how: 'generated',
    generated: generatePassword(),
    entered: '',
    iterations: String(USUAL_ITERATIONS),
  }
}

export const passwordOf = ({ how, generated, entered }: PasswordDraft) => (how === 'generated' ? generated : entered)

/** What is wrong, by field; empty: it can be planned. */
export function passwordFaults(draft: PasswordDraft): PasswordFaults {
  const faults: PasswordFaults = {}
  if (draft.user === '') faults.user = 'missing'
  else if (draft.user.trim() !== draft.user) faults.user = 'blanks'
  const password = passwordOf(draft)
  if (password === '') faults.password = 'missing'
  else if (/\p{Cc}/u.test(password)) faults.password = 'control'
  const iterations = readIterations(draft.iterations)
  if (iterations === null || iterations < ITERATIONS.least || iterations > ITERATIONS.most) faults.iterations = 'range'
  return faults
}

/** null: not a whole number. */
export function readIterations(text: string): number | null {
  const digits = text.trim().replaceAll(/(?<=\d),(?=\d)/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** Beyond ASCII some clients make other bytes of the same letters. */
export const isBeyondAscii = (password: string) => /[^\x20-\x7E]/.test(password)
