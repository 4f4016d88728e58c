'use client'

import { useTranslations } from 'next-intl'
import { isApiProblem } from '@/lib/client/api-problem'
import { Notice } from './notice'
import { WhoCan } from './who-can'

/** Why what somebody has just asked for was not done. */
export function ProblemNotice({ error }: { error: Error }) {
  const t = useTranslations('problem')
  const code = isApiProblem(error) ? error.code : 'internal'
  const { detail, needs } = isApiProblem(error) ? error : {}
  return (
    <Notice tone="danger" says="at-once">
      <b>{t(`${code}.title`)}.</b> {detail ?? t(`${code}.detail`)}
      {needs && (
        <div className="mt-0.5">
          <WhoCan needs={needs} />
        </div>
      )}
    </Notice>
  )
}
