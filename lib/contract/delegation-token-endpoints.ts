import { DelegationTokenList, DelegationTokenListQuery } from './delegation-tokens'
import { endpoint } from './endpoint'
import { operations } from './operations'

export const delegationTokenEndpoints = {
  listDelegationTokens: endpoint({
    ...operations.listDelegationTokens,
    access: 'principals:read',
    summary: 'Delegation tokens: whose, until when, who may renew them; never an HMAC',
    query: DelegationTokenListQuery,
    response: DelegationTokenList,
  }),
}
