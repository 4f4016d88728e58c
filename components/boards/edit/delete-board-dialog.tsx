'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { paths } from '@/lib/client/paths'
import { boardMutations } from '@/lib/client/queries/boards'
import { TypedNameDialog } from '../../ui/typed-name-dialog'

/** What a board has measured is gone with it, so its name has to be typed. */
export function DeleteBoardDialog({ board, onClose }: { board: { id: string; name: string }; onClose: () => void }) {
  const t = useTranslations('boards.remove')
  const router = useRouter()
  const { mutate, error, isPending } = useMutation(boardMutations.remove(board.id))
  return (
    <TypedNameDialog
      title={t('title', { name: board.name })}
      detail={t('detail')}
      name={board.name}
      label={t.rich('type', { name: board.name, b: (words) => <b className="select-all">{words}</b> })}
      why={t('why')}
      act={t('act')}
      error={error}
      isPending={isPending}
      onConfirm={() => mutate(undefined, { onSuccess: () => router.push(paths.boards()) })}
      onClose={onClose}
    />
  )
}
