import 'server-only'
import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { CLIENT, TestIdentityProvider } from '@/e2e/fixtures/identity-provider'
import { Access } from '../auth/access'
import { AuditLog } from '../auth/audit-log'
import type { OidcConfig } from '../auth/oidc/oidc-config'
import { OidcSignIn, type ProviderSignIn } from '../auth/oidc/oidc-sign-in'
import { RoleBook, type FileRole } from '../auth/role-book'
import { SessionKeeper } from '../auth/session-keeper'
import { ProviderVisit } from './provider-visit'
import { temporaryStore } from './temporary-store'

const ORIGIN = 'http://console.test'
const CALLBACK = `${ORIGIN}/api/v1/session/oidc/callback`
const ROLES: FileRole[] = [
  { id: 'viewer', title: 'viewer', grants: [], groups: ['staff'] },
  { id: 'operator', title: 'operator', grants: [], groups: ['kafka-operators'] },
]
export const GRACE_MS = 3_600_000

/** For tests: the access of a console with a real identity provider, and a clock of ours that tests move. */
export async function providedConsole(config: Partial<OidcConfig> = {}) {
  const store = temporaryStore()
  const people = {
    ada: { email: 'ada@example.com', groups: ['staff', 'kafka-operators'] },
    eve: { email: 'eve@example.com', groups: ['visitors'] },
  }
  const idp = await TestIdentityProvider.start({ console: ORIGIN, people })
  onTestFinished(() => idp.stop())
  const aheadMs = { ms: 0 }
  const now = () => Date.now() + aheadMs.ms
  const roles = new RoleBook(store.roles, ROLES, now)
  const keeper = new SessionKeeper(store.sessions, now)
  const noWord: unknown[] = []
  const oidc = new OidcSignIn({
    config: {
      issuer: idp.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      scopes: null,
      groupsClaim: 'groups',
      nameClaim: ['email', 'preferred_username'],
      title: 'Nordwind',
      contact: null,
      consoleUrl: null,
      graceMs: GRACE_MS,
      ca: null,
      ...config,
    },
    store,
    keeper,
    roles,
    instanceKey: randomBytes(32),
    now,
    onNoWord: (error) => noWord.push(error),
  })
  const access = new Access({ mode: 'local', store, roles, audit: new AuditLog(store.audit, now), now, sessions: keeper, oidc })

  /** As a browser that goes there and back; `tamper` comes between the provider and the console, `had` is the session it had before. */
  async function signIn(
    answer: { who: string } | 'refuse',
    { to = '/clusters/a', tamper = (parameters: URLSearchParams) => parameters, visit = new ProviderVisit(), had = '' } = {},
  ): Promise<ProviderSignIn & { cookie: string; parameters: URLSearchParams }> {
    const { url, cookie } = await oidc.begin(to, ORIGIN)
    const parameters = tamper(await visit.signIn(url, answer, CALLBACK))
    const ticket = cookie.split(';')[0] ?? ''
    return {
      ...(await oidc.finish(parameters, { ip: '10.0.0.1', cookie: `${ticket}; highwater_session=${had}`, agent: 'A browser' }, false)),
      cookie: ticket,
      parameters,
    }
  }
  const callerOf = (secret: string) =>
    access.authenticate({ authorization: null, host: 'console.test', cookie: `highwater_session=${secret}`, isHttps: false })

  /** Signed in as Ada. */
  async function ada() {
    const result = await signIn({ who: 'ada' })
    if (result.outcome !== 'signed-in') throw result.error
    const { sessionSecret } = result
    return { secret: sessionSecret, roles: async () => (await callerOf(sessionSecret))?.actor.roles.map(({ id }) => id) ?? null }
  }
  const passes = (ms: number) => void (aheadMs.ms += ms)
  return { store, idp, oidc, access, keeper, signIn, callerOf, ada, passes, noWord, origin: ORIGIN }
}
