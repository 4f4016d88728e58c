/** `refused`: this user may not ask. `too-old`: the broker does not know the request. `failed`: all else, such as no answer. */
export type WhyMissing = 'refused' | 'too-old' | 'failed'

/** Why a part of the picture is missing, by Kafka's error names; what somebody can mend comes first. null without an error. */
export function whyMissing(errors: readonly { error: string }[]): WhyMissing | null {
  if (errors.length === 0) return null
  if (errors.some(({ error }) => error.endsWith('AUTHORIZATION_FAILED'))) return 'refused'
  return errors.some(({ error }) => error === 'UNSUPPORTED_VERSION') ? 'too-old' : 'failed'
}
