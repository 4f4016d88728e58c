'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { formatCount, formatDuration } from '@/lib/client/format'
import { parseBackDuration } from './plain-duration'
import { RESET_TARGETS, type ResetTarget } from './reset-draft'
import { saidTime } from '@/lib/client/zoned-time'

interface ResetWhereProps {
  /** As it was sent. */
  to: unknown
  /** By whose clock a time was chosen. */
  zone: string
}

const strong = (chunks: ReactNode) => <b className="text-ink">{chunks}</b>

/** To where, for the head of the review. */
export function ResetWhere({ to, zone }: ResetWhereProps) {
  const t = useTranslations('reset.where')
  const language = useLocale()
  const sent = (to ?? {}) as Partial<Record<string, unknown>>
  const text = (name: string) => (typeof sent[name] === 'string' ? sent[name] : '')
  const type = RESET_TARGETS.find((one) => one === sent['type'])
  return type === undefined || type === 'csv' ? null : t.rich(type, { b: strong, ...figures(type) })

  function figures(target: ResetTarget): Record<string, string> {
    if (target === 'timestamp') return { ...saidTime(Date.parse(text('at')), zone, language), zone }
    if (target === 'shift') return { by: text('by').startsWith('-') ? formatCount(text('by')) : `+${formatCount(text('by'))}` }
    if (target === 'offset') return { offset: formatCount(text('offset')) }
    if (target === 'group') return { group: text('group') }
    const back = target === 'duration' ? parseBackDuration(text('iso')) : null
    return back && 'ms' in back ? { ago: formatDuration(back.ms / 1000) } : {}
  }
}
