'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { changeQueries } from '@/lib/client/queries/changes'
import type { Change } from '@/lib/contract/changes'
import { isWaiting } from '@/lib/domain/change/states'
import { WriteButton } from '../review/write-button'

const AfterwardsDialog = dynamic(() => import('../review/afterwards-dialog').then((parts) => parts.AfterwardsDialog))

/** What can still be done about a change; who may not do it is told what it takes. */
export function ChangeActions({ change }: { change: Change }) {
  const t = useTranslations('review')
  const tDetail = useTranslations('changes.detail')
  const [asked, setAsked] = useState<Change | null>(null)
  const { data: kinds } = useQuery(changeQueries.kinds())
  const permission = kinds?.items.find(({ kind }) => kind === change.kind)?.permission
  const canCancel = isWaiting(change.state)
  const canUndo = change.undo.possible && change.undoneBy === null
  return (
    <>
      {permission !== undefined && (canCancel || canUndo) && (
        <WriteButton
          isWordy
          icon={canCancel ? 'close' : 'back'}
          resource={{ cluster: change.cluster, ...change.target }}
          permission={permission}
          act={tDetail(canCancel ? 'cancelling' : 'undoing')}
          onClick={() => setAsked(change)}
        >
          {t(canCancel ? 'askCancel' : 'askUndo')}
        </WriteButton>
      )}
      {asked && <AfterwardsDialog change={asked} onClose={() => setAsked(null)} />}
    </>
  )
}
