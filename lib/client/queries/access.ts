import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import type { CreateToken, CreateUser, SignIn } from '../../contract/access'
import { operations } from '../../contract/operations'
import { call } from '../api'

export const sessionQueries = {
  current: () =>
    queryOptions({
      queryKey: ['session'],
      queryFn: ({ signal }) => call(operations.getSession, { signal }),
      staleTime: 60_000,
    }),
}

export const sessionMutations = {
  signIn: () => mutationOptions({ mutationFn: (body: z.input<typeof SignIn>) => call(operations.signIn, { body }) }),
  signOut: () => mutationOptions({ mutationFn: () => call(operations.signOut) }),
}

export const tokenQueries = {
  list: () => queryOptions({ queryKey: ['tokens'], queryFn: ({ signal }) => call(operations.listTokens, { signal }) }),
}

export const tokenMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateToken>) => call(operations.createToken, { body }),
      onSuccess: (_made, _body, _result, { client }) => client.invalidateQueries({ queryKey: tokenQueries.list().queryKey }),
    }),
  revoke: () =>
    mutationOptions({
      mutationFn: (token: string) => call(operations.revokeToken, { params: { token } }),
      onSuccess: (_done, _token, _result, { client }) => client.invalidateQueries({ queryKey: tokenQueries.list().queryKey }),
    }),
}

export const userQueries = {
  list: () => queryOptions({ queryKey: ['users'], queryFn: ({ signal }) => call(operations.listUsers, { signal }) }),
}

export const userMutations = {
  create: () =>
    mutationOptions({
      mutationFn: (body: z.input<typeof CreateUser>) => call(operations.createUser, { body }),
      onSuccess: (_made, _body, _result, { client }) => client.invalidateQueries({ queryKey: userQueries.list().queryKey }),
    }),
  remove: () =>
    mutationOptions({
      mutationFn: (user: string) => call(operations.deleteUser, { params: { user } }),
      onSuccess: (_done, _user, _result, { client }) => client.invalidateQueries({ queryKey: userQueries.list().queryKey }),
    }),
}
