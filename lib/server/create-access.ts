import 'server-only'
import type { Logger } from 'pino'
import { Access } from './auth/access'
import { AuditLog } from './auth/audit-log'
import { OidcSignIn } from './auth/oidc/oidc-sign-in'
import { RoleBook } from './auth/role-book'
import { SessionKeeper } from './auth/session-keeper'
import type { Config } from './config'
import { readInstanceKey } from './store/instance-key'
import type { Store } from './store/open-store'

/** Who may call, as it is configured; an identity provider is asked at the first sign-in, and not before. */
export function createAccess({ auth, oidc, roles: fileRoles, secret, dataDir }: Config, store: Store, log: Logger): Access {
  const now = Date.now
  const roles = new RoleBook(store.roles, fileRoles, now)
  const sessions = new SessionKeeper(store.sessions, now)
  const onNoWord = (error: unknown, session: string) => log.warn({ err: error, session }, 'The identity provider could not be asked')
  const signIn = oidc && { config: oidc, store, keeper: sessions, roles, instanceKey: readInstanceKey(secret, dataDir), now, onNoWord }
  return new Access({
    mode: auth,
    store,
    roles,
    audit: new AuditLog(store.audit, now),
    now,
    sessions,
    oidc: signIn && new OidcSignIn(signIn),
  })
}
