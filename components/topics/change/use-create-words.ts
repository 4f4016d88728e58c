import { useTranslations } from 'next-intl'
import { useRefusalWords } from '../../review/use-refusal-words'
import type { CreateFault } from './create-draft'

/** What is wrong with a field of a new topic, in a sentence. */
export function useCreateWords(): (fault: CreateFault | undefined) => string | undefined {
  const t = useTranslations('topicChange.create.fault')
  const refusal = useRefusalWords()
  return (fault) => {
    if (fault === undefined) return undefined
    switch (fault.code) {
      case 'refused':
        return refusal(fault.message)
      case 'name':
        return t(`name.${fault.problem}`, { found: fault.found, count: fault.found.length })
      case 'collides':
      case 'twice':
      case 'line':
        return t(fault.code, { found: fault.found })
      case 'partitions':
      case 'replicas':
      case 'duration':
      case 'size':
      case 'copies':
        return t(fault.code)
    }
  }
}
