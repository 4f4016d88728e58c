'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { isApiProblem } from '@/lib/client/api-problem'
import { paths } from '@/lib/client/paths'
import { boardMutations } from '@/lib/client/queries/boards'
import { clusterQueries } from '@/lib/client/queries/clusters'
import type { BoardInput } from '@/lib/contract/boards'
import { Button, buttonClass } from '../../ui/button'
import { CheckedForm } from '../../ui/checked-form'
import { Field } from '../../ui/field'
import { ProblemNotice } from '../../ui/problem-notice'
import { type BoardDraft, inputOf } from './board-draft'
import { DeleteBoardDialog } from './delete-board-dialog'
import { SavedMeanwhile } from './saved-meanwhile'
import { ServicesEditor } from './services-editor'

interface BoardEditorProps {
  /** null: a new one. The automatic one is saved as a new one, its services keep their ids. */
  board: { id: string; name: string } | null
  first: BoardDraft
  /** The board as it is now is edited instead. */
  onNewer?: () => void
}

/** The name and the services of a board; nothing is saved before the button is pressed. */
export function BoardEditor({ board, first, onNewer }: BoardEditorProps) {
  const t = useTranslations('boards.editor')
  const router = useRouter()
  const [draft, setDraft] = useState(first)
  const [isRemoving, setIsRemoving] = useState(false)
  const { data: clusters } = useQuery(clusterQueries.list())
  const create = useMutation(boardMutations.create())
  const update = useMutation(boardMutations.update(board?.id ?? ''))
  const { error, isPending } = board === null ? create : update
  const read = inputOf(draft)
  const save = (input: BoardInput) =>
    (board === null ? create : update).mutate(input, { onSuccess: ({ id }) => router.push(paths.board(id)) })
  return (
    <>
      <CheckedForm
        faults={'faults' in read ? read.faults : {}}
        refusal={error}
        isSending={isPending}
        onSend={() => 'value' in read && save(read.value)}
      >
        {(faults) => (
          <>
            {error && (
              <div className="mb-4">
                {onNewer && isApiProblem(error) && error.differences.length > 0 ? (
                  <SavedMeanwhile differences={error.differences} onLoad={onNewer} />
                ) : (
                  <ProblemNotice error={error} />
                )}
              </div>
            )}
            <div className="mb-4 max-w-100">
              <Field
                label={t('name')}
                name="name"
                value={draft.name}
                maxLength={80}
                hint={t('nameHint')}
                error={faults['name'] && t(`faults.${faults['name']}`)}
                autoComplete="off"
                onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              />
            </div>
            <ServicesEditor
              services={draft.services}
              clusters={clusters?.items ?? []}
              faults={faults}
              onChange={(services) => setDraft((last) => ({ ...last, services: services(last.services) }))}
            />
            <div className="mt-5 flex flex-wrap items-center gap-2">
              <Button type="submit" look="primary" disabled={isPending}>
                {t(board === null ? 'create' : 'save')}
              </Button>
              <Link href={board === null ? paths.boards() : paths.board(board.id)} className={buttonClass()}>
                {t('cancel')}
              </Link>
              <span className="text-12 text-muted">{t('saved')}</span>
              {board && (
                <Button look="quiet" className="ml-auto text-danger!" onClick={() => setIsRemoving(true)}>
                  {t('delete')}
                </Button>
              )}
            </div>
          </>
        )}
      </CheckedForm>
      {board && isRemoving && <DeleteBoardDialog board={board} onClose={() => setIsRemoving(false)} />}
    </>
  )
}
