'use client'

import { hashKey } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { AccessQuestion } from '@/lib/client/queries/acls'
import { Button } from '../../ui/button'
import type { Asking } from '../use-question'
import { ExplainAnswer } from './explain-answer'
import { ExplainForm } from './explain-form'
import { useQuestionWords } from './use-question-words'

interface ExplainPanelProps extends Asking {
  cluster: string
  /** Where it stands in a drawer, that has the title. */
  hasTitle?: boolean
}

/** May somebody do something: the question, the answer and the way to it. */
export function ExplainPanel({ cluster, question, ask, hasTitle = true }: ExplainPanelProps) {
  const t = useTranslations('acls.explain')
  const words = useQuestionWords()
  const key = hashKey([question])
  const [askingOther, setAskingOther] = useState<string | null>(null)
  const isAsking = question === null || askingOther === key
  const onAsk = (next: AccessQuestion) => {
    setAskingOther(null)
    ask(next)
  }
  return (
    <>
      {hasTitle && <h2 className="mb-1.5 text-16 leading-6 wrap-anywhere">{question ? words(question) : t('title')}</h2>}
      {question && <ExplainAnswer cluster={cluster} question={question} onAsk={onAsk} />}
      {isAsking ? (
        <ExplainForm key={key} question={question} onAsk={onAsk} />
      ) : (
        <Button look="quiet" icon="search" onClick={() => setAskingOther(key)} className="mt-4 -ml-1.5">
          {t('askOther')}
        </Button>
      )}
    </>
  )
}
