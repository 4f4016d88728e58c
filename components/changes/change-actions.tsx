'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { changeQueries } from '@/lib/client/queries/changes'
import type { Change } from '@/lib/contract/changes'
import { useMayChange } from '../review/use-may-change'
import { Button } from '../ui/button'

const AfterwardsDialog = dynamic(() => import('../review/afterwards-dialog').then((parts) => parts.AfterwardsDialog))

/** What can still be done about a change, and why it cannot. */
export function ChangeActions({ change }: { change: Change }) {
  const t = useTranslations('review')
  const tDetail = useTranslations('changes.detail')
  const [asked, setAsked] = useState<Change | null>(null)
  const mayChange = useMayChange(change.cluster)
  const { data: kinds } = useQuery(changeQueries.kinds())
  const isArmed = change.state === 'armed'
  if (!isArmed && (!change.undo.possible || change.undoneBy !== null)) return null
  const permission = kinds?.items.find(({ kind }) => kind === change.kind)?.permission
  const isAllowed = mayChange(change.kind)
  return (
    <div className="grid justify-items-end gap-1 max-md:justify-items-start">
      <Button icon={isArmed ? 'close' : 'back'} disabled={!isAllowed} onClick={() => setAsked(change)}>
        {t(isArmed ? 'askCancel' : 'askUndo')}
      </Button>
      {!isAllowed && permission !== undefined && <p className="text-12 text-muted">{tDetail('needs', { permission })}</p>}
      {asked && <AfterwardsDialog change={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}
