import { expect, test } from 'vitest'
import { GRACE_MS, providedConsole } from '../../test/provided-console'
import { PATIENT } from '../../test/real-cluster'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** As of a provider that tells groups in userinfo alone. */
const withoutGroups = (claims: object) => Object.fromEntries(Object.entries(claims).filter(([name]) => name !== 'groups'))

test('what the provider gave is in the store under seal alone', async () => {
  const { ada, store, oidc, keeper } = await providedConsole()
  const { secret } = await ada()
  const session = await keeper.find(secret)
  const tokens = session && oidc.sessions.tokensOf(session)
  const rows = JSON.stringify(await store.db.selectFrom('sessions').selectAll().execute(), (_, value: unknown) => String(value))
  expect(tokens?.refreshToken).toBeTruthy()
  for (const clear of [tokens?.refreshToken ?? '', tokens?.idToken ?? '', secret]) expect(rows).not.toContain(clear)
})

test('before the provider’s word ends it is asked again: groups left and joined count at once', async () => {
  const { ada, idp, passes } = await providedConsole()
  const { roles } = await ada()
  idp.people['ada'] = { email: 'ada@example.com', groups: ['staff'] }
  expect(await roles()).toEqual(['viewer', 'operator'])
  passes(HOUR_MS)
  expect(await roles()).toEqual(['viewer'])
  idp.people['ada'] = { email: 'ada@example.com', groups: ['kafka-operators'] }
  passes(HOUR_MS)
  expect(await roles()).toEqual(['operator'])
})

test('while the word still holds nobody waits for the provider', async () => {
  const { ada, idp, passes, store } = await providedConsole()
  const { roles } = await ada()
  const before = await store.sessions.list(null)
  idp.people['ada'] = { email: 'ada@example.com', groups: ['staff'] }
  passes(HOUR_MS - MINUTE_MS / 2)
  expect(await roles()).toEqual(['viewer', 'operator'])
  await expect.poll(roles, PATIENT).toEqual(['viewer'])
  expect((await store.sessions.list(null))[0]?.provider?.holdsUntilMs).toBeGreaterThan(before[0]?.provider?.holdsUntilMs ?? 0)
}, 30_000)

test('whoever has left every group with a role is out', async () => {
  const { ada, idp, passes } = await providedConsole()
  const { roles } = await ada()
  idp.people['ada'] = { email: 'ada@example.com', groups: [] }
  passes(HOUR_MS)
  expect(await roles()).toBeNull()
})

test('what was revoked at the provider ends here as soon as it is asked', async () => {
  const { ada, oidc, keeper, passes, store } = await providedConsole()
  const { secret, roles } = await ada()
  const session = await keeper.find(secret)
  await oidc.provider.forget((session && oidc.sessions.tokensOf(session)?.refreshToken) ?? '')
  let isTold = false
  keeper.onEnd(secret, () => (isTold = true))
  passes(HOUR_MS)
  expect(await roles()).toBeNull()
  expect(isTold).toBe(true)
  expect(await store.sessions.list(null)).toEqual([])
})

test('while the provider is down sessions go on for the time of grace, and no longer', async () => {
  const { ada, idp, passes, noWord } = await providedConsole()
  const { roles } = await ada()
  await idp.stop()
  passes(HOUR_MS)
  expect(await roles()).toEqual(['viewer', 'operator'])
  expect(await roles()).toEqual(['viewer', 'operator'])
  expect(noWord, 'it is not asked at every request').toHaveLength(1)
  passes(GRACE_MS - MINUTE_MS)
  expect(await roles()).toEqual(['viewer', 'operator'])
  passes(2 * MINUTE_MS)
  expect(await roles()).toBeNull()
  await idp.listen()
  passes(MINUTE_MS)
  expect(await roles()).toBeNull()
})

test('a provider that is back within the grace carries the session on', async () => {
  const { ada, idp, passes } = await providedConsole()
  const { roles } = await ada()
  await idp.stop()
  passes(HOUR_MS + MINUTE_MS)
  expect(await roles()).toEqual(['viewer', 'operator'])
  await idp.listen()
  passes(MINUTE_MS)
  expect(await roles()).toEqual(['viewer', 'operator'])
  passes(GRACE_MS - MINUTE_MS)
  expect(await roles()).toEqual(['viewer', 'operator'])
})

test('groups that only userinfo tells are not lost where that does not answer: asked again within the grace, and no longer', async () => {
  const { ada, idp, passes, noWord } = await providedConsole()
  idp.lie = withoutGroups
  const { roles } = await ada()
  idp.isUserInfoDown = true
  passes(HOUR_MS)
  expect(await roles()).toEqual(['viewer', 'operator'])
  expect(noWord).toHaveLength(1)
  idp.people['ada'] = { email: 'ada@example.com', groups: ['staff'] }
  idp.isUserInfoDown = false
  expect(await roles(), 'not at every request').toEqual(['viewer', 'operator'])
  passes(MINUTE_MS)
  expect(await roles()).toEqual(['viewer'])
  passes(HOUR_MS)
  idp.isUserInfoDown = true
  passes(GRACE_MS - MINUTE_MS)
  expect(await roles()).toEqual(['viewer'])
  passes(2 * MINUTE_MS)
  expect(await roles()).toBeNull()
})

test('who is in no group, as userinfo says, is in none', async () => {
  const { ada, idp, passes } = await providedConsole()
  idp.lie = withoutGroups
  const { roles } = await ada()
  idp.people['ada'] = { email: 'ada@example.com' } as (typeof idp.people)[string]
  passes(HOUR_MS)
  expect(await roles()).toBeNull()
})

test('an answer about somebody else ends the session', async () => {
  const { ada, idp, passes } = await providedConsole()
  const { roles } = await ada()
  idp.lie = (claims) => ({ ...claims, sub: 'eve' })
  passes(HOUR_MS)
  expect(await roles()).toBeNull()
})

test('signing out forgets the token at the provider, and says where its own session ends', async () => {
  const { ada, access, oidc, origin } = await providedConsole()
  const { secret } = await ada()
  const session = await access.signOut(`highwater_session=${secret}`)
  if (!session) throw new Error('there was no session')
  const { refreshToken } = oidc.sessions.tokensOf(session) ?? {}
  const url = new URL((await oidc.signOut(session, origin)) ?? '')
  expect(url.searchParams.get('post_logout_redirect_uri')).toBe('http://console.test/login')
  expect(url.searchParams.get('id_token_hint')).toBeTruthy()
  const refresh = () =>
    oidc.provider.refresh(refreshToken ?? '', 'ada').then(
      () => 'given',
      ({ code }: { code: string }) => code,
    )
  await expect.poll(refresh, PATIENT).toBe('provider-refused')
}, 30_000)

test('the provider ends sessions here by a token it has signed for us, and by no other', async () => {
  const { ada, idp, oidc } = await providedConsole()
  const { roles } = await ada()
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} }
  for (const wrong of [
    { aud: 'another' },
    { iss: 'https://elsewhere.example' },
    { nonce: 'n' },
    { events: {} },
    { sub: null },
    { jti: null },
    { iat: 1 },
  ]) {
    await expect(oidc.endByProvider(await idp.logoutToken({ sub: 'ada', events, ...wrong })), JSON.stringify(wrong)).rejects.toThrow()
  }
  const unsigned = (await idp.logoutToken({ sub: 'ada' })).replace(/\.[^.]*$/, '.')
  await expect(oidc.endByProvider(unsigned)).rejects.toThrow()
  await oidc.endByProvider(await idp.logoutToken({ sub: 'eve' }))
  await oidc.endByProvider(await idp.logoutToken({ sid: 'another session' }))
  expect(await roles()).toEqual(['viewer', 'operator'])
  const good = await idp.logoutToken({ sub: 'ada' })
  await oidc.endByProvider(good)
  expect(await roles()).toBeNull()
  await expect(oidc.endByProvider(good), 'each once').rejects.toThrow('sent before')
})
