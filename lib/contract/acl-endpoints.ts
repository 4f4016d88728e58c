import { AccessAnswer, AclFindingList, AclFindingsQuery, AclList, AclListQuery, ExplainQuery } from './acls'
import { endpoint } from './endpoint'
import { operations } from './operations'

export const aclEndpoints = {
  listAcls: endpoint({
    ...operations.listAcls,
    access: 'principals:read',
    summary: 'ACL bindings: who may do what; `state` says why there are none where they cannot be read',
    query: AclListQuery,
    response: AclList,
  }),
  listAclFindings: endpoint({
    ...operations.listAclFindings,
    access: 'principals:read',
    summary: 'What is worth a look: bindings that match nothing or are needless, wildcard grants, principals without credentials or rights',
    query: AclFindingsQuery,
    response: AclFindingList,
  }),
  explainAccess: endpoint({
    ...operations.explainAccess,
    access: 'principals:read',
    summary: 'May this principal do that from there, and which rule decides',
    query: ExplainQuery,
    response: AccessAnswer,
  }),
  exportAcls: endpoint({
    ...operations.exportAcls,
    access: 'principals:read',
    summary: 'All ACL bindings a filter matches, as CSV that can be imported again',
    query: AclListQuery.omit({ limit: true, cursor: true }),
    stream: 'text/csv',
  }),
}
