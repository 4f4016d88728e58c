'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { tokenQueries, userQueries } from '@/lib/client/queries/access'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { heldOn } from '@/lib/domain/access/reach'
import { ProblemState } from '../../ui/problem'
import { Sentence } from '../../ui/sentence'
import { SentenceSkeleton } from '../../ui/sentence-skeleton'
import { useActWords } from '../grant/use-act-words'
import { useRoles } from '../use-role-title'
import { holdersOf } from './holders'
import { usePlace } from './use-place'
import { WhoAnswer } from './who-answer'
import { WhoMatrix } from './who-matrix'
import { WhoToolbar } from './who-toolbar'

/** Who may do what, asked from either side: of an act, who may; of somebody, what they may. */
export function WhoCanPage() {
  const t = useTranslations('access.who')
  const words = useActWords()
  const place = usePlace()
  const maySeeTokens = useMay('tokens:write', on.console) === true
  const roles = useRoles()
  const users = useQuery(userQueries.list())
  const tokens = useQuery({ ...tokenQueries.list(), enabled: maySeeTokens })
  const failed = [roles, users, tokens].find(({ error, data }) => error && !data)
  if (failed?.error) return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />
  if (!roles.data || !users.data || (maySeeTokens && !tokens.data)) return <SentenceSkeleton />
  const holders = holdersOf({ roles: roles.data.items, users: users.data.items, tokens: tokens.data?.items ?? [] })
  const who = holders.find(({ key }) => key === place.search.who) ?? null
  const may = holders.filter((holder) => heldOn(holder, place.act, place.resource).reach !== 'none')
  const count = (kind: string) => may.filter((holder) => holder.kind === kind).length
  const isAct = who === null || place.search.act !== null
  return (
    <>
      <Sentence more={t('more', { tokens: String(maySeeTokens) })}>
        {who === null
          ? t('sentence', {
              people: count('person'),
              groups: count('group'),
              tokens: count('token'),
              act: words([place.act]),
              place: place.words,
            })
          : isAct
            ? t(heldOn(who, place.act, place.resource).reach === 'none' ? 'no' : 'yes', {
                name: who.name,
                kind: who.kind,
                act: words([place.act]),
                place: place.words,
              })
            : t('theirs', {
                name: who.name,
                kind: who.kind,
                count: place.acts.filter((act) => heldOn(who, act, place.resource).reach !== 'none').length,
                all: place.acts.length,
                place: place.words,
              })}
      </Sentence>
      <WhoToolbar place={place} holders={holders} />
      <div className="grid grid-cols-[minmax(0,1fr)_372px] max-xl:grid-cols-1">
        <WhoMatrix place={place} holders={holders} who={who} isAct={isAct} />
        <WhoAnswer place={place} holders={may} who={who} isAct={isAct} />
      </div>
    </>
  )
}
