import { z } from 'zod'
import { SessionView, SignIn } from './access'
import { endpoint } from './endpoint'
import { operations } from './operations'
import { SessionItem, SessionsQuery, SignedOut, SignInWays } from './sessions'

export const sessionEndpoints = {
  getSession: endpoint({
    ...operations.getSession,
    access: 'signed-in',
    summary: 'Who is calling, and what they may do',
    response: SessionView,
  }),
  signIn: endpoint({
    ...operations.signIn,
    access: 'public',
    summary: 'Sign in with name and password',
    body: SignIn,
    response: SessionView,
  }),
  signOut: endpoint({
    ...operations.signOut,
    access: 'signed-in',
    summary: 'End this session; says where to end that of the identity provider',
    response: SignedOut,
  }),
  getSignInWays: endpoint({
    ...operations.getSignInWays,
    access: 'public',
    summary: 'How one may sign in, and whether the identity provider answers',
    response: SignInWays,
  }),
  startProviderSignIn: endpoint({
    ...operations.startProviderSignIn,
    access: 'public',
    summary:
      'For a browser: on to the identity provider; `to` is the page of this console to come back to, `as=another` asks there again who it is',
    status: 303,
    query: z.object({ to: z.string().max(2_000).optional(), as: z.literal('another').optional() }),
  }),
  finishProviderSignIn: endpoint({
    ...operations.finishProviderSignIn,
    access: 'public',
    summary: 'For a browser: back from the identity provider, and on to where it wanted to go, or to the sign-in with what went wrong',
    status: 303,
  }),
  providerSignOut: endpoint({
    ...operations.providerSignOut,
    access: 'public',
    summary: 'For the identity provider: ends sessions that it has ended (OpenID Connect Back-Channel Logout; a form with logout_token)',
  }),
  listSessions: endpoint({
    ...operations.listSessions,
    access: 'signed-in',
    summary: 'The caller’s own sessions, or everybody’s',
    query: SessionsQuery,
    response: z.object({ items: z.array(SessionItem) }),
  }),
  endSession: endpoint({
    ...operations.endSession,
    access: 'signed-in',
    summary: 'End one of the caller’s own sessions, or with the permission users:write anybody’s',
    status: 204,
  }),
}
