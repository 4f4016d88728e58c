'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { toGrant } from '@/lib/domain/access/grant'
import { Button } from '../../ui/button'
import { type GrantDraft, type Faults, newGrant, writtenGrant } from '../grant/grant-draft'
import { GrantGaps } from '../grant/grant-gaps'
import { GrantFields } from '../grant/grant-fields'

interface GrantsEditorProps {
  grants: readonly GrantDraft[]
  faults: Faults
  onChange: (change: (last: readonly GrantDraft[]) => readonly GrantDraft[]) => void
}

/** Grants add to each other: each allows what it names, and none takes anything away. */
export function GrantsEditor({ grants, faults, onChange }: GrantsEditorProps) {
  const t = useTranslations('access.form')
  const next = useRef(grants.length)
  const add = () => onChange((last) => [...last, newGrant(`new-${next.current++}`)])
  return (
    <div className="grid gap-4">
      {grants.map((grant, at) => (
        <section key={grant.key} aria-label={t('grantNumber', { number: at + 1 })} className="border-t border-line-strong pt-3">
          <header className="mb-3 flex items-baseline gap-3">
            <h2>{t('grantNumber', { number: at + 1 })}</h2>
            <span className="text-12 text-muted">{at > 0 && t('adds')}</span>
            {grants.length > 1 && (
              <Button
                look="quiet"
                className="ml-auto"
                aria-label={t('removeGrantNumber', { number: at + 1 })}
                onClick={() => onChange((last) => last.filter(({ key }) => key !== grant.key))}
              >
                {t('removeGrant')}
              </Button>
            )}
          </header>
          <GrantFields
            draft={grant}
            faults={faults}
            onChange={(change) => onChange((last) => last.map((one) => (one.key === grant.key ? { ...one, ...change } : one)))}
          />
        </section>
      ))}
      <GrantGaps grants={grants.map((grant) => toGrant(writtenGrant(grant)))} />
      <div>
        <Button icon="plus" onClick={add}>
          {t('addGrant')}
        </Button>
      </div>
    </div>
  )
}
