'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Needed } from '@/lib/client/api-problem'
import { useWhoMay } from './use-who-may'

/** Beside a refusal: who may do it instead, asked once somebody wants to know. */
export function WhoCan({ needs }: { needs: Needed }) {
  const t = useTranslations('whoMay')
  const [isAsked, setIsAsked] = useState(false)
  const said = useWhoMay(needs, isAsked)
  return (
    <span aria-live="polite">
      {said ?? (
        <button type="button" className="link text-left" onClick={() => setIsAsked(true)}>
          {t('ask')}
        </button>
      )}
    </span>
  )
}
