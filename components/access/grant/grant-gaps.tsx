'use client'

import { useTranslations } from 'next-intl'
import { gapsOf } from '@/lib/domain/access/gaps'
import type { Grant } from '@/lib/domain/access/grant'
import { Icon } from '../../ui/icon'

/** What is lacking, and what therefore comes to nothing. */
export function GrantGaps({ grants }: { grants: readonly Grant[] }) {
  const t = useTranslations('access.gap')
  return gapsOf(grants).map((gap) => (
    <p key={gap} className="mt-2 flex gap-2 text-warn">
      <Icon name="triangle" className="mt-0.5 shrink-0" />
      <span>{t(gap)}</span>
    </p>
  ))
}
