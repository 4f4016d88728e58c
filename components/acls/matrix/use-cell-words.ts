import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { useAclWords } from '../use-acl-words'
import type { AclPattern, MatrixMark } from './matrix-of-bindings'

/** A cell in words: who, to what, which operations, and how they are held. */
export function useCellWords() {
  const t = useTranslations('acls.matrix')
  const words = useAclWords()
  const marksOf = useCallback(
    (marks: readonly MatrixMark[]) =>
      marks.length === 0
        ? t('nothing')
        : marks
            .map(({ operation, permission, isBroad, isFromSome }) =>
              t('mark', {
                operation: words.operation(operation),
                permission,
                breadth: isBroad ? 'broad' : 'exact',
                hosts: isFromSome ? 'some' : 'any',
              }),
            )
            .join('; '),
    [t, words],
  )
  const cell = useCallback(
    (principal: string, column: AclPattern, marks: readonly MatrixMark[]) =>
      t('cell', { principal: words.principal(principal), resource: words.pattern(column), marks: marksOf(marks) }),
    [t, words, marksOf],
  )
  return { marks: marksOf, cell }
}
