import 'server-only'
import { can } from '../domain/access/actor'
import type { Permission, Resource } from '../domain/access/permissions'
import type { Access } from './auth/access'

/** The names of the people who hold all of these there, by whichever of their roles. */
export async function whoHolds(access: Access, permissions: readonly Permission[], resource: Resource): Promise<string[]> {
  const [known, users] = await Promise.all([access.roles.list(), access.listUsers()])
  const held = await Promise.all(
    users.map(async (user) => {
      const ids = await access.rolesOf(user)
      return { name: user.name, roles: known.filter(({ id }) => ids.includes(id)) }
    }),
  )
  const holdsAll = (roles: typeof known) => permissions.every((permission) => can({ roles, scope: null }, permission, resource))
  return held.filter(({ roles }) => holdsAll(roles)).map(({ name }) => name)
}
