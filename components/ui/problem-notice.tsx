'use client'

import { useTranslations } from 'next-intl'
import { isApiProblem } from '@/lib/client/api-problem'
import { Notice } from './notice'

/** Why what somebody has just asked for was not done. */
export function ProblemNotice({ error }: { error: Error }) {
  const t = useTranslations('problem')
  const code = isApiProblem(error) ? error.code : 'internal'
  const detail = isApiProblem(error) ? error.detail : undefined
  return (
    <Notice tone="danger" says="at-once">
      <b>{t(`${code}.title`)}.</b> {detail ?? t(`${code}.detail`)}
    </Notice>
  )
}
