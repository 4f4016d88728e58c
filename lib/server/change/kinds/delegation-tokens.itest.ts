import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JavaLogin, javaLogsIn, toolAs } from '@/cluster/java-login'
import { kafkaTool } from '@/cluster/kafka-tools'
import { toGrant } from '@/lib/domain/access/grant'
import type { Change, Values } from '@/lib/contract/changes'
import { Observer } from '../../observe/observer'
import { CLUSTER, actor, carriedOut, testChanges } from '../../test/changes'
import { letInEverywhere } from '../../test/logs-in'
import { PATIENT, eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'
import { VIEWER, viewerContext } from '../../test/viewer-context'
import { listDelegationTokens } from '../../views/delegation-tokens'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const [own, owner, ops] = ['console', 'orders', 'ops'].map((name) => `${name}-${process.pid}`) as [string, string, string]
const bootstrap = realBootstrap('SASL').join(',')
const login: JavaLogin = { bootstrap, username: own, password: randomBytes(18).toString('base64url') }
const opsLogin: JavaLogin = { bootstrap, username: ops, password: randomBytes(18).toString('base64url') }
const tool = (which: 'kafka-configs' | 'kafka-acls', ...args: string[]) =>
  kafkaTool(which, '--bootstrap-server', realBootstrap('PLAINTEXT').join(','), ...args)

const directory = mkdtempSync(join(tmpdir(), 'highwater-tokens-'))
const observer = new Observer({
  cluster: CLUSTER,
  connection: realConnection('token-kinds', 'SASL', {
    sasl: { mechanism: 'SCRAM-SHA-512', username: own, password: login.password },
  }),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
})
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'), { principal: `User:${own}` })
const [admin, other] = [actor('admin', 'ada'), actor('admin', 'bea')]
const plan = (kind: string, input: Record<string, unknown>) => changes.plan(admin, CLUSTER, { kind, input })
const context = () => viewerContext(observer, 'Test')
const unpaged = () => listDelegationTokens(context(), { principal: `User:${own}` }, { limit: 1000 })
const listed = async () => (await unpaged()).items
function tokenOf({ outcome: { found } }: Change): string {
  const token = found[0]?.now?.['token']
  if (typeof token !== 'string') throw new Error('no token was read back')
  return token
}
function expiryOf(values: Values | null | undefined): number {
  const at = values?.['expiresAt']
  return typeof at === 'string' ? Date.parse(at) : Number.NaN
}
const told = async (token: string) => {
  const text = await toolAs(login, 'kafka-delegation-tokens', '--describe', '--owner-principal', `User:${owner}`)
  return text.split('\n').find((line) => line.includes(token))
}
const make = (input: Record<string, unknown> = {}) =>
  carriedOut(changes, 'delegation-token.create', { owner, maxLifetimeMs: HOUR_MS, ...input }, admin)

beforeAll(async () => {
  for (const { username, password } of [login, opsLogin])
    await tool(
      'kafka-configs',
      '--alter',
      '--entity-type',
      'users',
      '--entity-name',
      username,
      '--add-config',
      `SCRAM-SHA-512=[password=${password}]`,
    )
  for (const { username, password } of [login, opsLogin]) await letInEverywhere(username, password)
  // All that tokens ask of the console's own user (KIP-373).
  const rights = ['--operation', 'CreateTokens', '--operation', 'DescribeTokens', '--user-principal', '*']
  await tool('kafka-acls', '--add', '--allow-principal', `User:${own}`, ...rights)
  await observer.start()
  await eventually('the console is in', () => observer.client.brokerIds.length > 0)
}, 60_000)

afterAll(async () => {
  await changes.stop()
  await store.close()
  await observer.stop()
  await tool('kafka-acls', '--remove', '--force', '--allow-principal', `User:${own}`, '--user-principal', '*')
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
}, 60_000)

test('a token lives: made for another, renewed, expired; Kafka’s tool and the Java client agree at each step', async () => {
  const planned = await plan('delegation-token.create', { owner, renewers: [ops], maxLifetimeMs: HOUR_MS })
  expect(planned.warnings.map(({ code }) => code)).toEqual(['token.shownOnce', 'token.onlyJava'])
  expect(planned.command).toBe(
    `kafka-delegation-tokens.sh --bootstrap-server $KAFKA --command-config client.properties --create --owner-principal User:${owner} --max-life-time-period ${HOUR_MS} --renewer-principal User:${ops} --renewer-principal User:${own}`,
  )
  const made = await make({ renewers: [ops] })
  expect(made).toMatchObject({ state: 'done', target: { type: 'user', name: owner }, undo: { possible: false } })
  const token = tokenOf(made)
  await expect.poll(() => told(token), PATIENT).toMatch(new RegExp(`User:${owner}.*User:${own}.*User:${ops}`))
  await expect.poll(listed, PATIENT).toContainEqual(
    expect.objectContaining({
      id: token,
      owner: `User:${owner}`,
      requester: `User:${own}`,
      renewers: [`User:${ops}`, `User:${own}`],
      isOurs: true,
      isExpired: false,
    }),
  )

  const { secrets } = await changes.reveal(admin, CLUSTER, made.id)
  expect(secrets).toMatchObject({ tokenId: token, hmac: expect.stringMatching(/^[\w+/]{40,}={0,2}$/) })
  const tokenLogin: JavaLogin = { bootstrap, username: token, password: secrets['hmac'] ?? '', isToken: true }
  // Each broker hears of a token in its own time, and the Java client asks any of them.
  await eventually('it logs in', () => javaLogsIn(tokenLogin))
  await eventually('by either mechanism', () => javaLogsIn({ ...tokenLogin, mechanism: 'SCRAM-SHA-256' }))
  expect(await javaLogsIn({ ...tokenLogin, password: 'AAAA' })).toBe(false)

  const find = async () => (await listed()).find(({ id }) => id === token)
  await eventually('it is still listed', async () => (await find()) !== undefined)
  const before = await find()
  const shortened = await carriedOut(changes, 'delegation-token.renew', { owner, tokenId: token, periodMs: 600_000 }, admin)
  expect(shortened.outcome.steps).toMatchObject([{ state: 'done', refused: [] }])
  expect(shortened).toMatchObject({ state: 'done', warnings: [{ code: 'token.cutUnknown' }, { code: 'token.sooner' }] })
  await eventually('the list has it', async () => (await find())?.expiresAt !== before?.expiresAt)
  const renewed = await carriedOut(changes, 'delegation-token.renew', { owner, tokenId: token, periodMs: 10 * HOUR_MS }, admin)
  expect(renewed).toMatchObject({ state: 'done', warnings: [{ code: 'token.lastRenewal' }, { code: 'token.cutUnknown' }] })
  expect(renewed.outcome.found[0]?.now?.['expiresAt']).toBe(before?.maxAt)
  await expect(
    changes.apply(admin, CLUSTER, { planId: (await plan('delegation-token.renew', { owner, tokenId: token, periodMs: 10 * HOUR_MS })).id }),
  ).rejects.toMatchObject({
    code: 'unprocessable',
  })

  const gone = await carriedOut(changes, 'delegation-token.expire', { owner, tokenId: token }, admin)
  expect(gone).toMatchObject({ state: 'done' })
  await eventually('it is refused', async () => !(await javaLogsIn(tokenLogin)))
  await expect.poll(() => told(token), PATIENT).toBeUndefined()
  await expect(plan('delegation-token.expire', { owner, tokenId: token })).rejects.toMatchObject({
    code: 'conflict',
    details: { kafkaError: 'DELEGATION_TOKEN_NOT_FOUND' },
  })
}, 120_000)

test('what it made is read once, and by whoever applied it alone', async () => {
  const made = await make()
  expect(made.revealableUntil).not.toBeNull()
  await expect(changes.reveal(other, CLUSTER, made.id)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changes.reveal(actor('viewer', 'ada'), CLUSTER, made.id)).rejects.toMatchObject({ code: 'forbidden' })
  const both = await Promise.allSettled([changes.reveal(admin, CLUSTER, made.id), changes.reveal(admin, CLUSTER, made.id)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(changes.reveal(admin, CLUSTER, made.id)).rejects.toMatchObject({ code: 'conflict' })
  const read = await changes.get(CLUSTER, made.id)
  expect(read).toMatchObject({ state: 'done', revealableUntil: null, said: made.said, finishedAt: made.finishedAt })
  expect(read.events.at(-1)).toMatchObject({ said: { code: 'change.revealed' }, by: 'ada' })

  const expired = await carriedOut(changes, 'delegation-token.expire', { owner, tokenId: tokenOf(made) }, admin)
  await expect(changes.reveal(admin, CLUSTER, expired.id)).rejects.toMatchObject({ code: 'unprocessable' })
}, 60_000)

test('no HMAC is in any answer, plan, record or file but the one that was asked for it', async () => {
  const made = await make()
  const { secrets } = await changes.reveal(admin, CLUSTER, made.id)
  const hmac = Buffer.from(secrets['hmac'] ?? '', 'base64')
  expect(hmac.length).toBeGreaterThan(31)
  const renewed = await carriedOut(changes, 'delegation-token.renew', { owner, tokenId: tokenOf(made), periodMs: 600_000 }, admin)
  expect(renewed.state).toBe('done')
  const answers = [made, renewed, await changes.get(CLUSTER, made.id), await listed()]
  const texts = [JSON.stringify(answers), ...readdirSync(directory).map((file) => readFileSync(join(directory, file), 'latin1'))]
  expect(texts.join('').includes(tokenOf(made))).toBe(true)
  for (const text of texts)
    for (const spelling of ['base64', 'base64url', 'hex', 'latin1'] as const) expect(text.includes(hmac.toString(spelling))).toBe(false)
}, 60_000)

test('another’s token, of which the console is no renewer, is shown, and refused before Kafka does', async () => {
  await toolAs(opsLogin, 'kafka-delegation-tokens', '--create', '--max-life-time-period', String(HOUR_MS))
  await eventually('it is listed', async () => {
    await observer.renew('delegation-tokens')
    return (await listed()).some((token) => token.owner === `User:${ops}`)
  })
  const theirs = (await listed()).find((token) => token.owner === `User:${ops}`)
  // Who may see the owner of a token and nobody else learns of nobody else by it, and finds nobody by asking.
  const mine = await make({ renewers: [ops] })
  await eventually('it is listed', async () => (await listed()).some(({ id }) => id === tokenOf(mine)))
  const grants = [toGrant({ permissions: ['principals:read'], clusters: ['*'], principals: [owner] })]
  const limited = { ...context(), actor: { ...VIEWER, roles: [{ id: 'theirs', grants }] } }
  const seen = await listDelegationTokens(limited, { principal: `User:${own}` }, { limit: 1000 })
  expect(seen.items).toContainEqual(expect.objectContaining({ id: tokenOf(mine), requester: null, renewers: [], isOurs: true }))
  expect(seen.items.every((token) => token.owner === `User:${owner}`)).toBe(true)
  expect((await listDelegationTokens(limited, { principal: `User:${own}` }, { limit: 1000, q: ops })).items).toEqual([])
  expect(theirs).toMatchObject({ isOurs: false, requester: `User:${ops}` })
  for (const [kind, more] of [
    ['delegation-token.renew', { periodMs: HOUR_MS }],
    ['delegation-token.expire', {}],
  ] as const) {
    const refused = await plan(kind, { owner: ops, tokenId: theirs?.id, ...more })
    expect(refused.refusedNow).toMatchObject({ code: 'token.notOurs', figures: { owner: `User:${ops}` } })
    await expect(changes.apply(admin, CLUSTER, { planId: refused.id })).rejects.toMatchObject({
      details: { kafkaError: 'DELEGATION_TOKEN_OWNER_MISMATCH' },
    })
  }
  await expect(plan('delegation-token.expire', { owner, tokenId: theirs?.id })).rejects.toMatchObject({
    details: { fields: [{ path: 'input.owner' }] },
  })
}, 60_000)

test('a renewal is cut to what the brokers renew for, and the plan and the list say so once they may', async () => {
  const made = await make({ maxLifetimeMs: 7 * DAY_MS })
  const [token, periodMs] = [tokenOf(made), 3 * DAY_MS]
  expect(await unpaged()).toMatchObject({ renewsForMs: null })
  await tool('kafka-acls', '--add', '--allow-principal', `User:${own}`, '--operation', 'DescribeConfigs', '--cluster')
  try {
    await eventually('the limit is told', async () => (await unpaged()).renewsForMs === DAY_MS)
    const planned = await plan('delegation-token.renew', { owner, tokenId: token, periodMs })
    expect(planned.warnings).toMatchObject([{ code: 'token.cut', figures: { longestMs: DAY_MS } }])
    const long = await plan('delegation-token.create', { owner, maxLifetimeMs: 8 * DAY_MS })
    expect(long.rows[0]?.after).toMatchObject({ maxLifetimeMs: 7 * DAY_MS })
    expect(long.warnings[0]).toMatchObject({ code: 'token.lifeCut', figures: { longestMs: 7 * DAY_MS } })
    const renewed = await carriedOut(changes, 'delegation-token.renew', { owner, tokenId: token, periodMs }, admin)
    const [then, now] = [expiryOf(planned.rows[0]?.after), expiryOf(renewed.outcome.found[0]?.now)]
    expect(Math.abs(now - then)).toBeLessThan(60_000)
    await expect.poll(() => told(token), PATIENT).toContain(new Date(now).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length))
  } finally {
    await tool('kafka-acls', '--remove', '--force', '--allow-principal', `User:${own}`, '--operation', 'DescribeConfigs', '--cluster')
  }
}, 60_000)

test('a token that signs in as the console itself is named, and wants its name typed', async () => {
  const planned = await plan('delegation-token.create', { owner: own, maxLifetimeMs: HOUR_MS })
  expect(planned.confirm).toEqual({ kind: 'type', text: own })
  expect(planned.warnings[0]).toMatchObject({ weight: 'danger', code: 'token.consoleOwn' })
})

test('who does not sign in by SASL is told so by Kafka, and the list says it', async () => {
  const plain = new Observer({
    cluster: CLUSTER,
    connection: realConnection('no-sasl'),
    roundMs: 1_000,
    memory: noMemory,
    onError: () => {},
  })
  await plain.start()
  await eventually('its picture', () => plain.client.brokerIds.length > 0)
  const answer = () => listDelegationTokens(viewerContext(plain, 'Test'), { principal: 'User:ANONYMOUS' }, { limit: 10 })
  await expect
    .poll(answer, PATIENT)
    .toMatchObject({ state: 'not-by-this-login', total: null, errors: [{ error: 'DELEGATION_TOKEN_REQUEST_NOT_ALLOWED' }] })
  await plain.stop()
})
