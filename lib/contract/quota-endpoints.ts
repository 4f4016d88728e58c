import { endpoint } from './endpoint'
import { operations } from './operations'
import { EffectiveQuery, EffectiveQuotas, QuotaList, QuotaListQuery } from './quotas'

export const quotaEndpoints = {
  listQuotas: endpoint({
    ...operations.listQuotas,
    access: 'principals:read',
    summary: 'Limits of users, client ids and addresses',
    query: QuotaListQuery,
    response: QuotaList,
  }),
  getEffectiveQuotas: endpoint({
    ...operations.getEffectiveQuotas,
    access: 'principals:read',
    summary: 'What limits a user with a client id, or an address: each key’s value and the rule that decides',
    query: EffectiveQuery,
    response: EffectiveQuotas,
  }),
}
