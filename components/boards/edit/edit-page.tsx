'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { paths } from '@/lib/client/paths'
import { boardQueries } from '@/lib/client/queries/boards'
import { clusterQueries } from '@/lib/client/queries/clusters'
import { PageFrame } from '../../layout/page-frame'
import { BoardSkeleton } from '../board-skeleton'
import { NoBoard } from '../no-board'
import { useBoardName } from '../use-board-name'
import { draftOf } from './board-draft'
import { BoardEditor } from './board-editor'
import { MayEdit } from './may-edit'

export function EditPage({ board: id }: { board: string }) {
  const t = useTranslations('boards')
  const { data, error, refetch } = useQuery(boardQueries.one(id))
  // A service has a field for its cluster where there are several: known before the form is drawn, it does not push the others down.
  const { isPending: areClustersAwaited } = useQuery(clusterQueries.list())
  const nameOf = useBoardName()
  const [loads, setLoads] = useState(0)
  const onNewer = () => void refetch().then(() => setLoads((before) => before + 1))
  return (
    <PageFrame
      cluster={null}
      crumbs={[{ href: paths.boards(), label: t('title') }, ...(data ? [{ href: paths.board(id), label: nameOf(data) }] : [])]}
      title={t('editTitle')}
    >
      <MayEdit>
        {data && !areClustersAwaited ? (
          // What others see changes with every picture; what is typed here does not.
          <BoardEditor
            key={`${id} ${loads}`}
            board={data.automatic ? null : { id, name: data.name }}
            first={draftOf({ ...data, name: nameOf(data) })}
            onNewer={onNewer}
          />
        ) : error && !data ? (
          <NoBoard error={error} onRetry={() => void refetch()} />
        ) : (
          <BoardSkeleton />
        )}
      </MayEdit>
    </PageFrame>
  )
}
