import { expect, test } from 'vitest'
import { providedConsole } from '../../test/provided-console'
import { ProviderVisit } from '../../test/provider-visit'

test('whoever the provider knows comes in with the roles of their groups, to the page they wanted', async () => {
  const { signIn, callerOf } = await providedConsole()
  const result = await signIn({ who: 'ada' }, { to: '/clusters/a?q=1' })
  expect(result).toMatchObject({ outcome: 'signed-in', name: 'ada@example.com', to: '/clusters/a?q=1' })
  const caller = result.outcome === 'signed-in' ? await callerOf(result.sessionSecret) : null
  expect(caller).toMatchObject({
    via: 'session',
    actor: { kind: 'user', name: 'ada@example.com', roles: [{ id: 'viewer' }, { id: 'operator' }] },
  })
})

test('signing in again is the same person, by whatever name, and ends the session the browser had', async () => {
  const { signIn, callerOf, access, idp } = await providedConsole()
  const first = await signIn({ who: 'ada' })
  const had = first.outcome === 'signed-in' ? first.sessionSecret : ''
  idp.people['ada'] = { email: 'ada.lovelace@example.com', groups: ['staff'] }
  expect(await callerOf(had)).not.toBeNull()
  expect(await signIn({ who: 'ada' }, { had })).toMatchObject({ outcome: 'signed-in', name: 'ada.lovelace@example.com' })
  expect(await callerOf(had)).toBeNull()
  expect(await access.listUsers()).toMatchObject([{ name: 'ada.lovelace@example.com', role: null, groups: ['staff'] }])
})

test('the provider is asked with PKCE, and for the groups where it has a scope of that name', async () => {
  const askedWith = async (config: Parameters<typeof providedConsole>[0]) => {
    const { oidc, origin } = await providedConsole(config)
    return new URL((await oidc.begin('/', origin)).url).searchParams
  }
  const asked = await askedWith({})
  expect(asked.get('scope')).toBe('openid profile email groups')
  expect([asked.get('response_type'), asked.get('code_challenge_method')]).toEqual(['code', 'S256'])
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name), name).toMatch(/^[\w-]{43}$/)
  expect((await askedWith({ groupsClaim: 'realm_access.roles' })).get('scope')).toBe('openid profile email')
  expect((await askedWith({ scopes: ['openid', 'offline_access'] })).get('scope')).toBe('openid offline_access')
  expect((await askedWith({ consoleUrl: 'https://highwater.example' })).get('redirect_uri')).toBe(
    'https://highwater.example/api/v1/session/oidc/callback',
  )
})

test('whoever has no role stays out, and is told which groups were seen', async () => {
  const { signIn, oidc, access } = await providedConsole()
  const result = await signIn({ who: 'eve' })
  expect(result.outcome).toBe('no-role')
  const cookies = result.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
  expect(oidc.cookies.readRefusal(cookies)).toEqual({ name: 'eve@example.com', groups: ['visitors'], more: 0 })
  expect(await access.listUsers()).toEqual([])
})

test('a person of the provider is never taken for one of the console who has the same name', async () => {
  const { signIn, access, callerOf } = await providedConsole()
  await access.createUser({ name: 'ada@example.com', role: 'admin', password: 'correct horse battery' })
  const result = await signIn({ who: 'ada' })
  if (result.outcome !== 'signed-in') throw result.error
  expect(result.name).toMatch(/^ada@example\.com \([0-9a-f]{8}\)$/)
  expect((await callerOf(result.sessionSecret))?.actor.roles.map(({ id }) => id)).toEqual(['viewer', 'operator'])
  expect(await access.signIn(result.name, 'anything at all', { ip: '10.0.0.1', cookie: null })).toEqual({ outcome: 'wrong' })
})

test('their roles cannot be given to them here, and they are no last admin', async () => {
  const { signIn, access } = await providedConsole()
  await access.createUser({ name: 'root', role: 'admin', password: 'correct horse battery' })
  await signIn({ who: 'ada' })
  const [ada, root] = await access.listUsers()
  expect(await access.updateUser(ada?.id ?? '', { role: 'admin' })).toBe('of-provider')
  expect(await access.deleteUser(root?.id ?? '')).toBe('last-admin')
  expect(await access.deleteUser(ada?.id ?? '')).toBe('removed')
})

test('what comes back is good for the browser that began it, once, and not for long', async () => {
  const { signIn, oidc, passes } = await providedConsole()
  const from = (cookie: string | null) => ({ ip: '10.0.0.1', cookie, agent: null })
  const other = (parameters: URLSearchParams) =>
    new URLSearchParams([...parameters].map(([key, value]) => [key, key === 'state' ? 'x' : value]))
  expect((await signIn({ who: 'ada' }, { tamper: other })).outcome).toBe('not-begun-here')

  const done = await signIn({ who: 'ada' })
  expect(done.outcome).toBe('signed-in')
  expect((await oidc.finish(done.parameters, from(done.cookie), false)).outcome).toBe('not-begun-here')
  expect((await oidc.finish(done.parameters, from(null), false)).outcome).toBe('not-begun-here')
  expect((await oidc.finish(done.parameters, from(`${done.cookie.slice(0, -2)}AA`), false)).outcome).toBe('not-begun-here')

  const late = (parameters: URLSearchParams) => {
    passes(10 * 60_000 + 1)
    return parameters
  }
  expect((await signIn({ who: 'ada' }, { tamper: late })).outcome).toBe('not-begun-here')
})

test('by https a ticket counts only under the name that this very host alone can have set', async () => {
  const { oidc, origin } = await providedConsole()
  const comeBack = async (kept: (ticket: string) => string) => {
    const { url, cookie } = await oidc.begin('/', origin, { isSecure: true })
    const parameters = await new ProviderVisit().signIn(url, { who: 'ada' }, `${origin}/api/v1/session/oidc/callback`)
    return oidc.finish(parameters, { ip: '10.0.0.1', cookie: kept(cookie.split(';')[0] ?? ''), agent: null }, true)
  }
  expect((await comeBack((ticket) => ticket.replace('__Host-', ''))).outcome).toBe('not-begun-here')
  const done = await comeBack((ticket) => ticket)
  expect(done.outcome).toBe('signed-in')
  expect(done.cookies).toContain('__Host-highwater_sign_in=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure')
})

test('an ID token for somebody else, by somebody else, of another sign-in or by another key is refused', async () => {
  const { signIn, idp, access } = await providedConsole()
  const outcomeOf = async (lie: typeof idp.lie) => {
    idp.lie = lie
    return (await signIn({ who: 'ada' })).outcome
  }
  expect(await outcomeOf((claims) => ({ ...claims, aud: 'another-client' }))).toBe('wrong-audience')
  expect(await outcomeOf((claims) => ({ ...claims, aud: ['highwater', 'another'], azp: 'another' }))).toBe('wrong-audience')
  expect(await outcomeOf((claims) => ({ ...claims, iss: 'https://elsewhere.example' }))).toBe('wrong-issuer')
  expect(await outcomeOf((claims) => ({ ...claims, nonce: 'of another sign-in' }))).toBe('wrong-token')
  expect(await outcomeOf('forged')).toBe('wrong-token')
  expect(await access.listUsers()).toEqual([])
  expect(await outcomeOf(null)).toBe('signed-in')
})

test('clocks may be a minute apart, and no more', async () => {
  const { signIn, idp } = await providedConsole()
  const outcomeAt = async (seconds: number) => {
    idp.lie = (claims) => ({ ...claims, iat: Number(claims['iat']) + seconds, exp: Number(claims['exp']) + seconds })
    return (await signIn({ who: 'ada' })).outcome
  }
  expect(await outcomeAt(50)).toBe('signed-in')
  expect(await outcomeAt(-50)).toBe('signed-in')
  expect(await outcomeAt(120)).toBe('clock')
  expect(await outcomeAt(-120)).toBe('clock')
  expect(await outcomeAt(-7_200)).toBe('clock')
})

test('whoever says no at the provider is not in, and a wrong secret of ours is the provider’s refusal', async () => {
  expect((await (await providedConsole()).signIn('refuse')).outcome).toBe('denied')
  const { signIn } = await providedConsole({ clientSecret: 'another secret than the provider knows' })
  expect((await signIn({ who: 'ada' })).outcome).toBe('provider-refused')
})

test('a provider that does not answer is known as such, and used as soon as it does', async () => {
  const { signIn, oidc, idp, passes } = await providedConsole()
  await idp.stop()
  expect(await oidc.provider.isAnswering()).toBe(false)
  await expect(oidc.begin('/', 'http://console.test')).rejects.toMatchObject({ name: 'OidcFailure', code: 'provider-down' })
  await idp.listen()
  passes(3_001)
  expect(await oidc.provider.isAnswering()).toBe(true)
  const goes = (parameters: URLSearchParams) => parameters
  const result = await signIn({ who: 'ada' }, { tamper: goes })
  expect(result.outcome).toBe('signed-in')
})

test('a sign-in never leads to another site', async () => {
  const { signIn } = await providedConsole()
  expect(await signIn({ who: 'ada' }, { to: '//elsewhere.example' })).toMatchObject({ outcome: 'signed-in', to: '/' })
})
