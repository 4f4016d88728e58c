'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AccessAnswer } from '@/lib/contract/acls'
import { isApiProblem } from '@/lib/client/api-problem'
import { type AccessQuestion, aclQueries } from '@/lib/client/queries/acls'
import { ACL_OPERATIONS } from '@/lib/domain/access/acl-words'
import { Facet } from '../../ui/facet'
import { Notice } from '../../ui/notice'
import { ProblemNotice } from '../../ui/problem-notice'
import { Skeleton } from '../../ui/skeleton'
import { Tag } from '../../ui/tag'
import { useAclWords } from '../use-acl-words'
import { useBecauseWords } from './because-words'
import { ExplainActions } from './explain-actions'
import { ExplainSteps } from './explain-steps'
import { IfGone } from './if-gone'

const LOOKS = {
  allowed: { tone: 'ok', icon: 'tick', word: 'yes' },
  denied: { tone: 'danger', icon: 'barred', word: 'no' },
  'cannot-tell': { tone: 'unknown', icon: 'dashed-question', word: 'cannotTell' },
} as const

interface ExplainAnswerProps {
  cluster: string
  question: AccessQuestion
  onAsk: (question: AccessQuestion) => void
}

/** The answer to one question: yes or no, by which rule, and what if it goes. */
export function ExplainAnswer({ cluster, question, onAsk }: ExplainAnswerProps) {
  const t = useTranslations('acls.explain')
  const words = useAclWords()
  const because = useBecauseWords()
  const { data, error } = useQuery(aclQueries.explain(cluster, question))
  // The operations of one answer are those of the next, until it is here.
  const [known, setKnown] = useState<{ of: string; operations: readonly AccessQuestion['operation'][] }>({ of: '', operations: [] })
  const of = `${question.principal} ${question.resourceType} ${question.resourceName}`
  const operations = data ? operationsOf(data, question.operation) : known.of === of ? known.operations : []
  if (data && (known.of !== of || known.operations.join() !== operations.join())) setKnown({ of, operations })
  const { resourceType, resourceName = '' } = question
  return (
    <>
      <div className="mb-2.5 flex flex-wrap gap-1.5">
        <Tag>{question.principal}</Tag>
        <Tag>{question.operation}</Tag>
        <Tag>{`${resourceType} ${resourceType === 'CLUSTER' ? '' : resourceName}`.trim()}</Tag>
        <Tag>{question.host ? t('fromHost', { host: question.host }) : t('anyHost')}</Tag>
      </div>
      {operations.length > 1 && (
        <div className="mb-2.5 flex min-w-0">
          <Facet
            label={t('which')}
            value={question.operation}
            onChange={(operation) => onAsk({ ...question, operation })}
            options={operations.map((value) => ({ value, label: words.operation(value) }))}
          />
        </div>
      )}
      {data ? (
        <>
          <Notice tone={LOOKS[data.answer].tone} icon={LOOKS[data.answer].icon} says="politely">
            <span className="wrap-anywhere">
              <b>{t(LOOKS[data.answer].word)}</b> {because(data, data.authorizer.className)}
            </span>
          </Notice>
          {data.considered.some(({ state }) => state !== 'unknown') && <ExplainSteps answer={data} />}
          <IfGone answer={data} principal={question.principal} />
          <ExplainActions cluster={cluster} question={question} answer={data} />
        </>
      ) : error ? (
        isApiProblem(error) && error.code === 'not-found' ? (
          <Notice tone="unknown" icon="dashed-question">
            {t('hidden')}
          </Notice>
        ) : (
          <ProblemNotice error={error} />
        )
      ) : (
        <div aria-busy="true" className="grid gap-3">
          <Skeleton className="h-12 w-full" />
          <Skeleton className="w-2/3" />
          <Skeleton className="w-4/5" />
        </div>
      )}
    </>
  )
}

/** What rules about this principal and this resource speak of, and what is asked. */
function operationsOf(answer: AccessAnswer, asked: AccessQuestion['operation']): AccessQuestion['operation'][] {
  const spoken = new Set(answer.considered.flatMap(({ bindings }) => bindings.map(({ operation }) => operation)))
  return ACL_OPERATIONS.filter((operation) => operation !== 'ALL' && (operation === asked || spoken.has(operation)))
}
