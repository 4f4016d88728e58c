import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { AccessQuestion } from '@/lib/client/queries/acls'
import { useAclWords } from '../use-acl-words'

/** The question as a sentence: "Can fraud-scoring read payments?" */
export function useQuestionWords() {
  const t = useTranslations('acls.explain')
  const words = useAclWords()
  return useCallback(
    ({ principal, operation, resourceType, resourceName = '' }: AccessQuestion) => {
      const pattern = { resourceType, resourceName, patternType: 'LITERAL' }
      const what = resourceType === 'TOPIC' && resourceName !== '*' ? resourceName : words.pattern(pattern)
      return t('question', { who: words.principal(principal), act: operation, what })
    },
    [t, words],
  )
}
