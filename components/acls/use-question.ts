import { useQueryStates } from 'nuqs'
import { useCallback } from 'react'
import type { AccessQuestion } from '@/lib/client/queries/acls'
import { THE_CLUSTER } from '@/lib/domain/access/acl-words'
import { questionSearch } from './search-params'
import { usualOperation } from './usual-operation'

export interface Asking {
  /** null while it lacks something. */
  question: AccessQuestion | null
  ask: (question: AccessQuestion | null) => void
}

/** The question beside the rules, as the URL has it. */
export function useQuestion(): Asking {
  const [{ who, act, on, name, from }, setSearch] = useQueryStates(questionSearch)
  const type = on ?? 'TOPIC'
  const resourceName = type === 'CLUSTER' ? THE_CLUSTER : name
  const ask = useCallback(
    (question: AccessQuestion | null) =>
      void setSearch(
        question === null
          ? { who: null, act: null, on: null, name: null, from: null }
          : {
              who: question.principal,
              act: question.operation,
              on: question.resourceType,
              name: question.resourceType === 'CLUSTER' ? null : (question.resourceName ?? null),
              from: question.host ?? null,
            },
        { history: 'push' },
      ),
    [setSearch],
  )
  const question =
    who && resourceName
      ? {
          principal: who,
          operation: act ?? usualOperation(type),
          resourceType: type,
          resourceName,
          ...(from ? { host: from } : {}),
        }
      : null
  return { question, ask }
}
