'use client'

import { useTranslations } from 'next-intl'
import { useIsNarrow } from '@/lib/client/use-media'
import { Drawer } from '../../ui/drawer'
import type { Asking } from '../use-question'
import { ExplainPanel } from './explain-panel'
import { useQuestionWords } from './use-question-words'

interface ExplainSideProps extends Asking {
  cluster: string
  /** Where there is no room beside the rules: somebody wants to ask. */
  isOpen: boolean
  onClose: () => void
}

/** Beside the rules where there is room, else over them. */
export function ExplainSide({ cluster, question, ask, isOpen, onClose }: ExplainSideProps) {
  const t = useTranslations('acls.explain')
  const words = useQuestionWords()
  const isNarrow = useIsNarrow()
  if (!isNarrow) {
    return (
      <aside aria-label={t('panel')} className="min-w-0 border-l border-line pl-6 max-xl:hidden">
        <ExplainPanel cluster={cluster} question={question} ask={ask} />
      </aside>
    )
  }
  if (question === null && !isOpen) return null
  return (
    <Drawer
      title={question ? words(question) : t('title')}
      onClose={() => {
        if (question) ask(null)
        onClose()
      }}
    >
      <ExplainPanel cluster={cluster} question={question} ask={ask} hasTitle={false} />
    </Drawer>
  )
}
