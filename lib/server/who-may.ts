import 'server-only'
import type { z } from 'zod'
import type { WhoMay, WhoMayQuery } from '../contract/access'
import { type Actor, can } from '../domain/access/actor'
import { on } from '../domain/access/on'
import { whyNot } from '../domain/access/why-not'
import type { Resource } from '../domain/access/permissions'
import type { Access } from './auth/access'
import { whoHolds } from './who-holds'

const MOST_PEOPLE = 20

/** May this actor do this, why not, and who may? Says nothing of whether there is such a thing. */
export async function whoMay(
  access: Access,
  actor: Actor,
  { permission, cluster, type, name }: z.output<typeof WhoMayQuery>,
): Promise<WhoMay> {
  const resource: Resource = cluster === undefined ? on.console : { cluster, type, name: type === 'cluster' ? cluster : name }
  const roles = (await access.roles.list()).filter((role) => can({ roles: [role], scope: null }, permission, resource))
  const holders = await whoHolds(access, [permission], resource)
  const may = can(actor, permission, resource)
  return {
    may,
    because: may ? null : whyNot(actor, permission, resource),
    roles: roles.map(({ id, title }) => ({ id, title })),
    people: holders.slice(0, MOST_PEOPLE),
  }
}
