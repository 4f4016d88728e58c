'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ChangeItem } from '@/lib/contract/changes'
import { isWaiting } from '@/lib/domain/change/states'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ChangeResult } from './change-result'
import { ResultFooter } from './result-footer'
import { useApplied } from './use-applied'
import { useChangeWords } from './words'

/** Asks whether a change is to be undone, or its waiting to end, and follows what comes of it. */
export function AfterwardsDialog({ change, onClose }: { change: ChangeItem; onClose: () => void }) {
  const t = useTranslations('review')
  const tChanges = useTranslations('changes')
  const { kind } = useChangeWords()
  const what = tChanges('whatOf', { kind: kind(change.kind), target: change.target.name })
  const [followed, setFollowed] = useState(change.id)
  const applied = useApplied(change.cluster, followed)
  return (
    <Dialog
      isOpen
      isWide
      onClose={onClose}
      title={t(isWaiting(change.state) ? 'cancelTitle' : 'undoTitle', { what })}
      footer={
        applied.change ? (
          <ResultFooter
            key={followed}
            change={applied.change}
            isAskedAtOnce={followed === change.id}
            onUndone={setFollowed}
            onClose={onClose}
          />
        ) : (
          <Button onClick={onClose}>{t('close')}</Button>
        )
      }
    >
      {applied.change && <ChangeResult change={applied.change} error={applied.error} />}
    </Dialog>
  )
}
