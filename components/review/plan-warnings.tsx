'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { PlanWarning } from '@/lib/contract/changes'
import { Notice } from '../ui/notice'
import type { WayOut } from './change-dialog-props'
import { useChangeWords } from './words'

const WEIGHTS = ['danger', 'warn', 'note'] as const
export const TONE_OF_WEIGHT = { danger: 'danger', warn: 'warn', note: 'unknown' } as const

interface PlanWarningsProps {
  warnings: readonly PlanWarning[]
  wayOut?: (warning: PlanWarning) => WayOut | null
  onWayOut?: (way: WayOut) => void
}

/** What to know before, the gravest first, and beside it what can be done instead. */
export function PlanWarnings({ warnings, wayOut, onWayOut }: PlanWarningsProps) {
  const t = useTranslations('review')
  if (warnings.length === 0) return null
  const byWeight = warnings.toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight))
  const action = (warning: PlanWarning) => {
    const way = wayOut?.(warning) ?? null
    return (
      way && (
        <button type="button" className="link max-md:min-h-9" onClick={() => onWayOut?.(way)}>
          {way.label}
        </button>
      )
    )
  }
  return (
    <section aria-label={t('warnings')} className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      {byWeight.map((warning, index) => (
        <div key={`${warning.code} ${warning.text}`} tabIndex={-1} {...(index === 0 && { 'data-first-focus': true })} className="rounded-2">
          <Notice tone={TONE_OF_WEIGHT[warning.weight]} action={action(warning)}>
            <WarningWords warning={warning} />
          </Notice>
        </div>
      ))}
    </section>
  )
}

/** A warning's words, the first sentence strong, and whom it is about. */
export function WarningWords({ warning }: { warning: PlanWarning }) {
  const t = useTranslations('review')
  const { said } = useChangeWords()
  const text = said(warning)
  const end = text.search(/\.\s/) + 1
  return (
    <>
      <span className="unseen">{t(`weight.${warning.weight}`)}: </span>
      <b>{end > 0 ? text.slice(0, end) : text}</b>
      {end > 0 && text.slice(end)}
      {warning.names.length > 0 && <Names names={warning.names} />}
      {warning.hidden !== undefined && (
        <p className="mt-0.5 text-12 text-muted">{said({ code: 'change.namesHidden', figures: { count: warning.hidden }, text: '' })}</p>
      )}
    </>
  )
}

/** More names than these are shown when asked for. */
const MOST_NAMES = 6

function Names({ names }: { names: readonly string[] }) {
  const t = useTranslations('review')
  const [isAll, setIsAll] = useState(false)
  const rest = names.length - MOST_NAMES
  return (
    <p className="mt-0.5 text-12 wrap-anywhere text-muted">
      {(isAll ? names : names.slice(0, MOST_NAMES)).join(', ')}{' '}
      {rest > 0 && (
        <button type="button" className="link" aria-expanded={isAll} onClick={() => setIsAll(!isAll)}>
          {isAll ? t('fewerNames') : t('moreNames', { count: rest })}
        </button>
      )}
    </p>
  )
}
