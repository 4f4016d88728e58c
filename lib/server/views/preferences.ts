import 'server-only'
import { PREFERENCES_COOKIE, type Preferences, preferencesFrom } from '@/lib/contract/preferences'
import type { Actor } from '@/lib/domain/access/actor'
import type { Settings } from '../store/settings'
import type { Users } from '../store/users'

const ONE_YEAR_SECONDS = 31_536_000

type PreferencesStore = { settings: Settings; users: Users }

/** Where nobody signs in, what the browser itself has kept. A token has none and gets the defaults. */
export async function readPreferences(actor: Actor, cookies: string | null, store: PreferencesStore): Promise<Preferences> {
  if (actor.kind === 'anonymous') return preferencesFrom(cookieValue(cookies))
  const key = await settingOf(actor, store)
  return preferencesFrom(key && (await store.settings.get(key)))
}

/** False for a caller that can have no preferences: a token. */
export async function savePreferences(actor: Actor, preferences: Preferences, store: PreferencesStore): Promise<boolean> {
  if (actor.kind === 'anonymous') return true
  const key = await settingOf(actor, store)
  if (key === null) return false
  await store.settings.set(key, JSON.stringify(preferences))
  return true
}

/** The answer with the preferences, and their copy for the server's rendering: the browser's own may be another person's. */
export function preferencesResponse(preferences: Preferences, isSecure: boolean): Response {
  const value = encodeURIComponent(JSON.stringify(preferences))
  const cookie = `${PREFERENCES_COOKIE}=${value}; Path=/; Max-Age=${ONE_YEAR_SECONDS}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return Response.json(preferences, { headers: { 'set-cookie': cookie } })
}

async function settingOf(actor: Actor, { users }: PreferencesStore): Promise<string | null> {
  if (actor.kind !== 'user') return null
  const found = await users.findForSignIn(actor.name)
  return found && `preferences/${found.user.id}`
}

function cookieValue(header: string | null): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [name, value] = pair.trim().split('=', 2)
    if (name !== PREFERENCES_COOKIE || !value) continue
    try {
      return decodeURIComponent(value)
    } catch {
      return null
    }
  }
  return null
}
