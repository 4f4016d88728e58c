import { z } from 'zod'
import { CreateToken, CreateUser, CreatedToken, RoleInput, RoleItem, TokenItem, UpdateUser, UserItem, WhoMay, WhoMayQuery } from './access'
import { AuditPage, AuditQuery } from './audit'
import { endpoint } from './endpoint'
import { operations } from './operations'
import { sessionEndpoints } from './session-endpoints'

export const accessEndpoints = {
  ...sessionEndpoints,
  whoMay: endpoint({
    ...operations.whoMay,
    access: 'signed-in',
    summary: 'Whether the caller may do something, why not, and who may',
    query: WhoMayQuery,
    response: WhoMay,
  }),

  listTokens: endpoint({
    ...operations.listTokens,
    access: 'tokens:write',
    summary: 'API tokens',
    response: z.object({ items: z.array(TokenItem) }),
  }),
  createToken: endpoint({
    ...operations.createToken,
    access: 'tokens:write',
    summary: 'Create an API token; it is shown once',
    status: 201,
    body: CreateToken,
    response: CreatedToken,
  }),
  revokeToken: endpoint({
    ...operations.revokeToken,
    access: 'tokens:write',
    summary: 'Revoke an API token at once',
    status: 204,
  }),

  listUsers: endpoint({
    ...operations.listUsers,
    access: 'users:write',
    summary: 'People who may sign in',
    response: z.object({ items: z.array(UserItem) }),
  }),
  createUser: endpoint({
    ...operations.createUser,
    access: 'users:write',
    summary: 'Let somebody sign in',
    status: 201,
    body: CreateUser,
    response: UserItem,
  }),
  updateUser: endpoint({
    ...operations.updateUser,
    access: 'users:write',
    summary: 'Give somebody another role or password; a new password ends their sessions',
    body: UpdateUser,
    response: UserItem,
  }),
  deleteUser: endpoint({
    ...operations.deleteUser,
    access: 'users:write',
    summary: 'Remove a person and end their sessions',
    status: 204,
  }),

  listRoles: endpoint({
    ...operations.listRoles,
    access: 'users:write',
    summary: 'All roles, what they grant, and who holds them',
    response: z.object({ items: z.array(RoleItem) }),
  }),
  saveRole: endpoint({
    ...operations.saveRole,
    access: 'roles:write',
    summary: 'Make a role, or replace what it grants; of a built-in one only its groups are taken',
    body: RoleInput,
    response: RoleItem,
  }),
  deleteRole: endpoint({
    ...operations.deleteRole,
    access: 'roles:write',
    summary: 'Remove a role that nobody holds; one of highwater.yaml is again as the file says',
    status: 204,
  }),

  listAudit: endpoint({
    ...operations.listAudit,
    access: 'changes:read',
    summary:
      'What people did, or tried, that is no change to a cluster; newest first. What is about the console itself needs `audit:read`, what is about a name in a cluster the right to see that name',
    query: AuditQuery,
    response: AuditPage,
  }),
  exportAudit: endpoint({
    ...operations.exportAudit,
    access: 'changes:read',
    summary: 'The same as CSV',
    query: AuditQuery.omit({ limit: true, cursor: true }),
    stream: 'text/csv',
  }),
}
