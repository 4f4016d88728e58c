'use client'

import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import dynamic from 'next/dynamic'
import { useQueryStates } from 'nuqs'
import { delegationTokenQueries } from '@/lib/client/queries/delegation-tokens'
import { useMay } from '@/lib/client/use-may'
import { on } from '@/lib/domain/access/on'
import { useWhyNot } from '../review/may'
import { delegationTokensSearch } from './search-params'
import { TokenPanel } from './token-panel'
import { shortPrincipal } from './user-of'

const load = () => import('./change/create-token-dialog')
const CreateTokenDialog = dynamic(() => load().then((parts) => parts.CreateTokenDialog))
const RenewTokenDialog = dynamic(() => import('./change/renew-token-dialog').then((parts) => parts.RenewTokenDialog))
const ExpireTokenDialog = dynamic(() => import('./change/expire-token-dialog').then((parts) => parts.ExpireTokenDialog))

/** Fetches the form's code before it is needed. */
export function preloadCreateToken(): void {
  void load()
}

/** What the URL says is open over the list: a token, or what is being done about one. */
export function TokenLayer({ cluster }: { cluster: string }) {
  const t = useTranslations('delegationTokens')
  const [{ token, change }, setSearch] = useQueryStates(delegationTokensSearch)
  const isOfOne = token !== null && change !== null && change !== 'create'
  // As it was when this dialog was opened, not the last one: the list behind is renewed while it is still here.
  const { data: opened } = useQuery({ ...delegationTokenQueries.opened(cluster, isOfOne ? token : ''), enabled: isOfOne })
  const found = isOfOne ? (opened?.token ?? null) : null
  const resource = found === null ? on.cluster(cluster) : on.user(cluster, shortPrincipal(found.owner))
  const isAllowed = useMay('delegation-tokens:write', resource) === true
  const whyNot = useWhyNot(resource, 'delegation-tokens:write', t('act'))
  const mayChange = isAllowed && whyNot === null

  if (change === 'create') return mayChange && <CreateTokenDialog cluster={cluster} onClose={() => void setSearch({ change: null })} />
  if (token === null) return null
  const back = () => void setSearch({ change: null })
  const leave = () => void setSearch({ token: null, change: null })
  return (
    // What is done about it opens over the token, so that the focus comes back to its button.
    <TokenPanel cluster={cluster} id={token} onClose={leave}>
      {found && mayChange && change === 'renew' && (
        <RenewTokenDialog cluster={cluster} token={found} longestMs={opened?.renewsForMs ?? null} onClose={back} />
      )}
      {found && mayChange && change === 'expire' && (
        // Kafka forgets it at once: there is nothing to go back to.
        <ExpireTokenDialog cluster={cluster} token={found} onClose={back} onGone={leave} />
      )}
    </TokenPanel>
  )
}
