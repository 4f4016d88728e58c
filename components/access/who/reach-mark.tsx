'use client'

import { useTranslations } from 'next-intl'
import type { Reach } from '@/lib/domain/access/reach'
import { Icon } from '../../ui/icon'

const LOOKS = {
  all: { icon: 'check', color: 'text-ok' },
  some: { icon: 'half-disc', color: 'text-accent' },
} as const

/** How far a right reaches: a drawing, and its word for those who listen. Nothing at all stays empty. */
export function ReachMark({ reach }: { reach: Reach }) {
  const t = useTranslations('access.who.reach')
  return (
    <>
      {reach !== 'none' && <Icon name={LOOKS[reach].icon} className={`mx-auto ${LOOKS[reach].color}`} />}
      <span className="unseen">{t(reach)}</span>
    </>
  )
}
