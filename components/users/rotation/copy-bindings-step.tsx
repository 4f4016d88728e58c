'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { changeQueries } from '@/lib/client/queries/changes'
import type { ScramUserDetail } from '@/lib/contract/scram-users'
import { on } from '@/lib/domain/access/on'
import { ChangeDialog } from '../../review/change-dialog'
import { WriteButton } from '../../review/write-button'
import { BindingTable } from '../user-bindings'
import { missingBindings } from './missing-bindings'
import { RotationStep } from './rotation-step'

interface CopyBindingsStepProps {
  cluster: string
  of: ScramUserDetail['bindings']
  at: ScramUserDetail['bindings']
  user: string
  successor: string
  isThere: boolean
  /** The old user may have bindings that the one who looks may not see, and so cannot copy. */
  isPartial: boolean
}

/** Gives the new user the bindings that the old one has and it has not. It is done only for whoever would see what is left to copy. */
export function CopyBindingsStep({ cluster, of, at, user, successor, isThere, isPartial }: CopyBindingsStepProps) {
  const t = useTranslations('users.rotation')
  const { data: kinds } = useQuery(changeQueries.kinds())
  const canCopy = kinds?.items.some(({ kind }) => kind === 'acl.create') ?? false
  const missing = useMemo(() => of && missingBindings(of, at ?? [], successor), [of, at, successor])
  const [copied, setCopied] = useState<Record<string, unknown> | null>(null)
  if (missing === null)
    return (
      <RotationStep state="untold" title={t('copyBindings')}>
        {t('bindingsUnknown')}
      </RotationStep>
    )
  const isCopied = isThere && missing.length === 0
  return (
    <RotationStep
      state={!isThere ? 'later' : !isCopied ? 'next' : isPartial ? 'untold' : 'done'}
      title={t('copyBindings')}
      action={
        isThere &&
        !isCopied &&
        canCopy && (
          <WriteButton
            resource={on.user(cluster, successor)}
            permission="acls:write"
            act={t('copyAct')}
            onClick={() => setCopied({ bindings: missing })}
            className="max-md:h-9"
          >
            {t('copy', { count: missing.length })}
          </WriteButton>
        )
      }
    >
      {missing.length === 0 ? (
        of?.length === 0 ? (
          !isPartial && t('noBindings')
        ) : (
          t(isPartial ? 'seenBindingsCopied' : 'bindingsCopied')
        )
      ) : (
        <details>
          <summary className="link cursor-pointer">
            {t(isPartial ? 'bindingsMissingAtLeast' : 'bindingsMissing', { count: missing.length, user: successor })}
          </summary>
          <div className="mt-2 text-ink">
            <BindingTable label={t('copyBindings')} bindings={missing} />
          </div>
        </details>
      )}
      {isPartial && <p>{t('bindingsPartial', { user })}</p>}
      {copied && (
        <ChangeDialog
          cluster={cluster}
          kind="acl.create"
          title={t('copyTitle', { user: successor })}
          input={copied}
          verb={{ apply: t('copy', { count: missing.length }) }}
          onClose={() => setCopied(null)}
        />
      )}
    </RotationStep>
  )
}
