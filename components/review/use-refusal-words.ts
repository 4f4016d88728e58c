import { useTranslations } from 'next-intl'

/**
 * Why the server refuses a field. Its own words are what would be right (“a whole number”); those that Kafka has are
 * sentences (“Topic 'a' already exists.”).
 */
export function useRefusalWords(): (message: string) => string {
  const t = useTranslations('configEdit.refused')
  return (message) => t(/^\p{Lu}/u.test(message) ? 'byKafka' : 'needs', { message })
}
