'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { boardMutations, boardQueries } from '@/lib/client/queries/boards'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { Skeleton } from '../../ui/skeleton'
import { MadeLink } from './made-link'
import { ShareRow } from './share-row'

/** Links to one board: made, listed and revoked. The address of one is shown when it is made, and never again. */
export function ShareDialog({ board, onClose }: { board: { id: string; name: string }; onClose: () => void }) {
  const t = useTranslations('boards.shares')
  const { data, error } = useQuery(boardQueries.shares(board.id))
  const share = useMutation(boardMutations.share(board.id))
  const revoke = useMutation(boardMutations.revoke(board.id))
  const [label, setLabel] = useState('')
  const [openedMs] = useState(() => Date.now())
  const problem = share.error ?? revoke.error ?? error
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title', { name: board.name })}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <p>{t('detail')}</p>
      {problem && (
        <div className="mt-3">
          <ProblemNotice error={problem} />
        </div>
      )}
      {share.data ? (
        <MadeLink token={share.data.token} />
      ) : (
        <form
          className="mt-3 flex flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            share.mutate(label.trim(), { onSuccess: () => setLabel('') })
          }}
        >
          <div className="min-w-0 flex-1 basis-50">
            <Field
              label={t('for')}
              name="label"
              value={label}
              maxLength={80}
              autoComplete="off"
              onChange={(event) => setLabel(event.target.value)}
            />
          </div>
          <Button type="submit" icon="plus" disabled={share.isPending}>
            {t('make')}
          </Button>
        </form>
      )}
      <h3 className="mt-5 mb-1 text-12 font-medium">{t('label')}</h3>
      {!data ? (
        !error && <Skeleton className="w-60" />
      ) : data.items.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <ul className="border-t border-line-strong">
          {data.items.map((link) => (
            <ShareRow
              key={link.id}
              link={link}
              nowMs={openedMs}
              isPending={revoke.isPending}
              onRevoke={() => {
                revoke.mutate(link.id)
                // Its address no longer leads anywhere.
                if (share.data?.share.id === link.id) share.reset()
              }}
            />
          ))}
        </ul>
      )}
    </Dialog>
  )
}
