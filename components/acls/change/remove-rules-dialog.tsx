'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import { ChangeDialog } from '../../review/change-dialog'

interface RemoveRulesDialogProps {
  cluster: string
  rules: readonly AclBinding[]
  /** Told when the dialog closes on rules that are gone: what came of it has been seen by then. */
  onRemoved?: () => void
  onClose: () => void
}

/** Rules go; the plan says who loses what. */
export function RemoveRulesDialog({ cluster, rules, onRemoved, onClose }: RemoveRulesDialogProps) {
  const t = useTranslations('acls.change')
  // What was chosen when the dialog opened is what is removed, whatever becomes of the list behind it.
  const [input] = useState(() => ({ bindings: rules }))
  const count = input.bindings.length
  const isGone = useRef(false)
  return (
    <ChangeDialog
      cluster={cluster}
      kind="acl.delete"
      title={t('removeTitle', { count })}
      verb={{ apply: t('removeApply', { count }) }}
      input={input}
      onOver={({ state }) => {
        isGone.current = state === 'done'
      }}
      onClose={() => {
        if (isGone.current) onRemoved?.()
        onClose()
      }}
    />
  )
}
