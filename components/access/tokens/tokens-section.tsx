'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { z } from 'zod'
import type { TokenItem } from '@/lib/contract/access'
import { tokenMutations, tokenQueries } from '@/lib/client/queries/access'
import type { Edge } from '@/lib/client/status'
import { DataTable } from '../../data-table/data-table'
import { Button } from '../../ui/button'
import { ProblemState } from '../../ui/problem'
import { Sentence } from '../../ui/sentence'
import { SentenceSkeleton } from '../../ui/sentence-skeleton'
import { ConfirmDialog } from '../confirm-dialog'
import { NewTokenDialog } from './new-token-dialog'
import { tokenState } from './token-state'
import { useTokenColumns } from './use-token-columns'

type Token = z.infer<typeof TokenItem>
const tokenId = (token: Token) => token.id

/** What scripts and other programs call the API with: which of them are used, and which should go. */
export function TokensSection() {
  const t = useTranslations('access')
  const [nowMs] = useState(() => Date.now())
  const { data, error, refetch } = useQuery(tokenQueries.list())
  const [isMaking, setIsMaking] = useState(false)
  const [revoking, setRevoking] = useState<Token | null>(null)
  const revoke = useMutation(tokenMutations.revoke())
  const columns = useTokenColumns({ nowMs, onRevoke: setRevoking })
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />
  const count = (...words: string[]) => data?.items.filter((token) => words.includes(tokenState(token, nowMs).word)).length ?? 0
  const edge = (token: Token): Edge => (tokenState(token, nowMs).word === 'expired' ? 'danger' : null)
  return (
    <>
      {data ? (
        <Sentence
          more={t('tokensMore')}
          isAsideSmall
          aside={
            <Button look="primary" icon="plus" onClick={() => setIsMaking(true)}>
              {t('addToken')}
            </Button>
          }
        >
          {t('tokensSentence', { count: data.items.length, expired: count('expired'), unused: count('unused', 'neverUsed') })}
        </Sentence>
      ) : (
        <SentenceSkeleton />
      )}
      <DataTable
        label={t('tokens')}
        columns={columns}
        rows={data?.items}
        rowId={tokenId}
        rowEdge={edge}
        initialSort="state"
        hasSecondLine
        skeletonRows={2}
        empty={<p className="border-y border-line-strong py-3 text-muted">{t('noTokens')}</p>}
      />
      {isMaking && <NewTokenDialog onClose={() => setIsMaking(false)} />}
      {revoking && (
        <ConfirmDialog
          title={t('revokeTitle', { name: revoking.name })}
          detail={t('revokeDetail')}
          action={t('revokeOf', { name: revoking.name })}
          error={revoke.error}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate(revoking.id, { onSuccess: () => setRevoking(null) })}
          onClose={() => {
            revoke.reset()
            setRevoking(null)
          }}
        />
      )}
    </>
  )
}
