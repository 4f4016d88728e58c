import 'server-only'
import type { z } from 'zod'
import {
  type CreateToken,
  type CreateUser,
  type CreatedToken,
  RoleId,
  type RoleInput,
  type RoleItem,
  type UpdateUser,
  type UserItem,
} from '../contract/access'
import type { Actor } from '../domain/access/actor'
import { isBuiltIn } from '../domain/access/roles'
import type { Access } from './auth/access'
import { toPerson } from './auth/audit-log'
import type { FileRole } from './auth/role-book'
import { toTokenItem, toUserItem } from './http/access-items'
import { ApiError } from './http/api-error'
import { listRoles } from './roles-view'

type Written<T extends z.ZodType> = z.output<T>

export async function createToken(access: Access, by: Actor, input: Written<typeof CreateToken>): Promise<z.infer<typeof CreatedToken>> {
  await requireRole(access, input.role)
  const { name, role, scope, expiresAt } = input
  const expiresMs = expiresAt === null ? null : Date.parse(expiresAt)
  if (expiresMs !== null && expiresMs <= Date.now()) throw wrongField('expiresAt', 'this time is over')
  const { token, secret } = await access.createToken({ name, role, scope, expiresMs }, by)
  await access.audit.did(
    by,
    'token.create',
    { type: 'token', name },
    { after: { role, scope: scope ?? undefined, expiresAt: expiresAt ?? undefined } },
  )
  return { item: toTokenItem(token, Date.now()), token: secret }
}

export async function revokeToken(access: Access, by: Actor, id: string): Promise<boolean> {
  const token = (await access.listTokens()).find((known) => known.id === id)
  if (!token || !(await access.revokeToken(id))) return false
  await access.audit.did(
    by,
    'token.revoke',
    { type: 'token', name: token.name },
    { before: { role: token.role, createdBy: token.createdBy } },
  )
  return true
}

export async function createUser(access: Access, by: Actor, input: Written<typeof CreateUser>): Promise<z.infer<typeof UserItem>> {
  await requireRole(access, input.role)
  const user = await access.createUser(input)
  if (!user) throw new ApiError('conflict', `Somebody is called “${input.name}” already`)
  await access.audit.did(by, 'user.create', toPerson(user.name), { after: { role: user.role } })
  return toUserItem(access, user)
}

export async function updateUser(
  access: Access,
  by: Actor,
  id: string,
  input: Written<typeof UpdateUser>,
): Promise<z.infer<typeof UserItem>> {
  if (input.role === undefined && input.password === undefined) throw wrongField('role', 'give a role, a password, or both')
  if (input.role !== undefined) await requireRole(access, input.role)
  const before = (await access.listUsers()).find((known) => known.id === id)
  const user = await access.updateUser(id, input)
  if (user === 'not-found') throw noSuchUser(id)
  if (user === 'last-admin') throw lastAdmin()
  if (user === 'of-provider') throw new ApiError('conflict', 'What this person may do is said by their groups at the identity provider')
  const password = input.password === undefined ? {} : { password: 'new' }
  await access.audit.did(by, 'user.update', toPerson(user.name), {
    before: { role: before?.role },
    after: { role: user.role, ...password },
  })
  return toUserItem(access, user)
}

export async function deleteUser(access: Access, by: Actor, id: string): Promise<void> {
  const before = (await access.listUsers()).find((known) => known.id === id)
  const outcome = await access.deleteUser(id)
  if (outcome === 'not-found') throw noSuchUser(id)
  if (outcome === 'last-admin') throw lastAdmin()
  await access.audit.did(by, 'user.delete', toPerson(before?.name ?? id), { before: { role: before?.role } })
}

export async function saveRole(access: Access, by: Actor, id: string, input: Written<typeof RoleInput>): Promise<RoleItem> {
  const named = RoleId.safeParse(id)
  if (!named.success) throw wrongField('role', named.error.issues[0]?.message ?? named.error.message)
  if (!isBuiltIn(id) && input.grants.length === 0) throw wrongField('grants', 'a role without a grant allows nothing: give at least one')
  const before = await access.roles.find(id)
  const after = await access.roles.save({ id, ...input }, by)
  await access.audit.did(by, 'role.save', { type: 'role', name: id }, { before: before && toRecorded(before), after: toRecorded(after) })
  const saved = (await listRoles(access)).items.find((role) => role.id === id)
  if (!saved) throw new Error(`the role ${id} was saved and is not there`)
  return saved
}

export async function deleteRole(access: Access, by: Actor, id: string): Promise<void> {
  const role = (await listRoles(access)).items.find((known) => known.id === id)
  if (!role) throw new ApiError('not-found', `There is no role “${id}”`)
  const holders = [...role.people, ...role.tokens]
  if (role.origin === 'console' && holders.length > 0) {
    throw new ApiError('conflict', `${holders.slice(0, 5).join(', ')} hold it: give them another role first`)
  }
  if (role.edited === null) throw new ApiError('conflict', 'It is not of this console: highwater.yaml or the program itself has it')
  const before = await access.roles.find(id)
  await access.roles.remove(id)
  const after = await access.roles.find(id)
  await access.audit.did(
    by,
    'role.delete',
    { type: 'role', name: id },
    { before: before && toRecorded(before), after: after && toRecorded(after) },
  )
}

const toRecorded = ({ title, grants, groups }: FileRole) => ({ title, grants, groups })

async function requireRole(access: Access, id: string): Promise<void> {
  if (await access.roles.find(id)) return
  const known = await access.roles.list()
  throw wrongField('role', `there is no role “${id}”; there are ${known.map((role) => role.id).join(', ')}`)
}

function wrongField(path: string, message: string): ApiError {
  return new ApiError('unprocessable', `${path}: ${message}`, { fields: [{ path, message }] })
}

function noSuchUser(id: string): ApiError {
  return new ApiError('not-found', `There is no user “${id}”`)
}

function lastAdmin(): ApiError {
  return new ApiError('conflict', 'This is the last admin: nobody could let people in again')
}
