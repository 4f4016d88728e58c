import { whyMissing } from '@/lib/domain/errors/why-missing'

export function isRefused(error: { error: string }): boolean {
  return whyMissing([error]) === 'refused'
}

/** On what a right is missing: Kafka keeps a group to itself too where it reads a topic that one may not see. */
export function resourceOf(error: string): 'topics' | 'group' {
  return error === 'TOPIC_AUTHORIZATION_FAILED' ? 'topics' : 'group'
}
