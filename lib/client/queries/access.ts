import { type QueryClient, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CreateToken, CreateUser, RoleInput, SignIn, UpdateUser } from '../../contract/access'
import { operations } from '../../contract/operations'
import type { Needs } from '../../contract/problem'
import { call } from '../api'

/** People, tokens and roles name each other: what changes one outdates all. */
const accessKey = ['access'] as const

function renew(client: QueryClient) {
  return Promise.all([
    client.invalidateQueries({ queryKey: accessKey }),
    client.invalidateQueries({ queryKey: sessionQueries.current().queryKey }),
  ])
}

export const sessionQueries = {
  current: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: ({ signal }) => call(operations.getSession, { signal }),
      staleTime: 60_000,
    }),
}

export const sessionListQueries = {
  of: (of: 'me' | 'all') =>
    queryOptions({ queryKey: ['sessions', of], queryFn: ({ signal }) => call(operations.listSessions, { query: { of }, signal }) }),
}

export const signInQueries = {
  /** Asked once, before anybody is known: where it cannot be told, name and password are what is left. */
  ways: () =>
    queryOptions({ queryKey: ['sign-in-ways'], queryFn: ({ signal }) => call(operations.getSignInWays, { signal }), retry: false }),
}

export const sessionMutations = {
  signIn: () => mutationOptions({ mutationFn: (body: z.input<typeof SignIn>) => call(operations.signIn, { body }) }),
  signOut: () => mutationOptions({ mutationFn: () => call(operations.signOut) }),
  end: () =>
    mutationOptions({
      mutationFn: (session: string) => call(operations.endSession, { params: { session } }),
      onSuccess: (_done, _session, _result, { client }) => client.invalidateQueries({ queryKey: ['sessions'] }),
    }),
}

/** Whether the caller may do something, and who else may. */
export const whoMayQuery = ({ permission, cluster, type, name }: Needs) =>
  queryOptions({
    queryKey: [...accessKey, 'who-may', permission, cluster, type, name],
    queryFn: ({ signal }) =>
      call(operations.whoMay, { query: cluster === null ? { permission } : { permission, cluster, type, name }, signal }),
    staleTime: 60_000,
  })

export const tokenQueries = {
  list: () => queryOptions({ queryKey: [...accessKey, 'tokens'], queryFn: ({ signal }) => call(operations.listTokens, { signal }) }),
}

export const tokenMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateToken>) => call(operations.createToken, { body }),
      onSuccess: (_made, _body, _result, { client }) => renew(client),
    }),
  revoke: () =>
    mutationOptions({
      mutationFn: (token: string) => call(operations.revokeToken, { params: { token } }),
      onSuccess: (_done, _token, _result, { client }) => renew(client),
    }),
}

export const userQueries = {
  list: () => queryOptions({ queryKey: [...accessKey, 'users'], queryFn: ({ signal }) => call(operations.listUsers, { signal }) }),
}

export const userMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateUser>) => call(operations.createUser, { body }),
      onSuccess: (_made, _body, _result, { client }) => renew(client),
    }),
  update: (user: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof UpdateUser>) => call(operations.updateUser, { params: { user }, body }),
      onSuccess: (_made, _body, _result, { client }) => renew(client),
    }),
  remove: () =>
    mutationOptions({
      mutationFn: (user: string) => call(operations.deleteUser, { params: { user } }),
      onSuccess: (_done, _user, _result, { client }) => renew(client),
    }),
}

export const roleQueries = {
  list: () => queryOptions({ queryKey: [...accessKey, 'roles'], queryFn: ({ signal }) => call(operations.listRoles, { signal }) }),
}

export const roleMutations = {
  save: (role: string) =>
    mutationOptions({
      mutationFn: (body: z.input<typeof RoleInput>) => call(operations.saveRole, { params: { role }, body }),
      onSuccess: (_made, _body, _result, { client }) => renew(client),
    }),
  remove: (role: string) =>
    mutationOptions({
      mutationFn: () => call(operations.deleteRole, { params: { role } }),
      // Not waited for: the list without it takes its page away, and with it the way back to the list.
      onSuccess: (_done, _none, _result, { client }) => void renew(client),
    }),
}
