import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type { Grant } from '@/lib/domain/access/grant'
import { sentencesOf } from '../grant/grant-sentences'
import { useActWords } from '../grant/use-act-words'

/** What grants allow, in one line; their page has the whole. */
export function useGrantSummary(): (grants: readonly Grant[]) => string {
  const t = useTranslations('access.grant')
  const words = useActWords()
  return useCallback(
    (grants) =>
      grants
        .flatMap(sentencesOf)
        .filter(({ names, isVain }) => !isVain && names?.length !== 0)
        .map(({ acts, names, clusters }) =>
          t('short', {
            acts: words(acts),
            names: names?.join(' ') ?? 'all',
            isNamed: String(names !== null),
            clusters: clusters?.join(' ') ?? 'all',
            isPart: String(clusters !== null),
          }),
        )
        .join(' · '),
    [t, words],
  )
}
