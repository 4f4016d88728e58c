import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { javaLogsIn } from '@/cluster/java-login'
import { kafkaTool } from '@/cluster/kafka-tools'
import { SALTED_BYTES, type ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { Observer } from '../../observe/observer'
import { CLUSTER, actor, carriedOut, testChanges } from '../../test/changes'
import { letInEverywhere, logsIn } from '../../test/logs-in'
import { PATIENT, eventually, noMemory, realBootstrap, realConnection } from '../../test/real-cluster'
import { viewerContext } from '../../test/viewer-context'
import { getScramUser, listScramUsers } from '../../views/scram-users'
import { listChanges } from '../list-changes'
import { lastPasswordSet } from '../last-password-set'

const directory = mkdtempSync(join(tmpdir(), 'highwater-users-'))
const observer = new Observer({
  cluster: CLUSTER,
  connection: realConnection('user-kinds'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => {
    throw error
  },
})
const own = `console-${process.pid}`
const { changes, store, errors } = testChanges(observer, join(directory, 'highwater.db'), { principal: `User:${own}` })
const admin = actor('admin')
const plan = (kind: string, input: Record<string, unknown>) => changes.plan(admin, CLUSTER, { kind, input })
const plaintext = realBootstrap('PLAINTEXT').join(',')

const secrets: string[] = []
/** As a browser derives it; kept to look for where it must not be. */
function credential(user: string, password: string, mechanism: ScramMechanism = 'SCRAM-SHA-512', iterations = 16_384) {
  const salt = randomBytes(32)
  const salted = pbkdf2Sync(password, salt, iterations, SALTED_BYTES[mechanism], mechanism === 'SCRAM-SHA-256' ? 'sha256' : 'sha512')
  const spellings = ['base64', 'base64url', 'hex'] as const
  secrets.push(password, ...[salted, salt].flatMap((bytes) => spellings.map((spelling) => bytes.toString(spelling))))
  return { user, mechanism, iterations, salt: salt.toString('base64'), saltedPassword: salted.toString('base64') }
}

/** The Java client makes bytes of a password in its own way. */
const byJava = (username: string, password: string) => javaLogsIn({ bootstrap: realBootstrap('SASL').join(','), username, password })

const toldByTool = (user: string) =>
  kafkaTool('kafka-configs', '--bootstrap-server', plaintext, '--describe', '--entity-type', 'users', '--entity-name', user)
const context = () => viewerContext(observer, 'Test')
const listed = (user: string) =>
  listScramUsers(context(), { principal: `User:${own}`, bootstrap: 'a:1,b:2', tls: false }, { limit: 1000 }).items.find(
    ({ id }) => id === user,
  )

beforeAll(async () => {
  await observer.start()
  await eventually('users are read', () => observer.snapshot.scramUsers !== null)
})

afterAll(async () => {
  await changes.stop()
  await store.close()
  await observer.stop()
  rmSync(directory, { recursive: true, force: true })
  expect(errors).toEqual([])
})

test('a user lives: made, given another password, retired; Kafka’s tool and real clients agree at each step', async () => {
  const user = `lives-${process.pid}`
  const made = await carriedOut(changes, 'user.create', credential(user, 'first password'))
  expect(made).toMatchObject({ state: 'done', undo: { possible: false } })
  await expect.poll(() => toldByTool(user), PATIENT).toContain('SCRAM-SHA-512=iterations=16384')
  await eventually('it logs in', () => logsIn(user, 'first password'))
  await eventually('the list has it without waiting for its turn', () => listed(user) !== undefined)
  expect(listed(user)).toMatchObject({ credentials: [{ mechanism: 'SCRAM-SHA-512', iterations: 16_384, isWeak: false }], isConsole: false })

  const planned = await plan('user.set-password', credential(user, 'never applied'))
  expect(planned.confirm).toEqual({ kind: 'click' })
  expect(planned.warnings.map(({ code }) => code)).toEqual(['user.oldStops', 'user.openStay'])
  const changed = await carriedOut(changes, 'user.set-password', credential(user, 'second password', 'SCRAM-SHA-512', 4096))
  expect(changed).toMatchObject({ state: 'done', undo: { possible: false } })
  await eventually('the new one', () => logsIn(user, 'second password'))
  expect(await logsIn(user, 'first password')).toBe(false)
  await eventually('fewest iterations are marked', () => listed(user)?.credentials[0]?.isWeak ?? false)
  const detail = await getScramUser(context(), { principal: null }, user, () => lastPasswordSet(store.changes, admin, CLUSTER, user))
  expect(detail).toMatchObject({
    passwordSet: { by: 'admin', change: changed.id },
    bindings: [],
  })

  const last = await plan('user.delete', { user, mechanism: 'SCRAM-SHA-512' })
  expect(last.confirm).toEqual({ kind: 'type', text: user })
  expect(last.warnings.map(({ code }) => code)).toContain('user.lastCredential')
  const gone = await carriedOut(changes, 'user.delete', { user, mechanism: 'SCRAM-SHA-512' })
  expect(gone).toMatchObject({ state: 'done', undo: { possible: false } })
  await eventually('it is refused', async () => !(await logsIn(user, 'second password')))
  await expect.poll(() => toldByTool(user), PATIENT).not.toContain('SCRAM')
  await eventually('the list is without it', () => listed(user) === undefined)
}, 60_000)

test('a password is its bytes in UTF-8, for the Java client as well', async () => {
  const user = `umlaut-${process.pid}`
  await carriedOut(changes, 'user.create', credential(user, 'pässwörd'))
  // The Java client asks any of them.
  await letInEverywhere(user, 'pässwörd')
  expect(await byJava(user, 'pässwörd')).toBe(true)
  // The same to the eye, in other code points: neither client makes one of the other (no SASLprep).
  expect(await byJava(user, 'pässwörd'.normalize('NFD'))).toBe(false)
  await carriedOut(changes, 'user.delete', { user, mechanism: 'SCRAM-SHA-512' })
}, 60_000)

test('each mechanism is a credential of its own, and only the last one to go wants the name', async () => {
  const user = `both-${process.pid}`
  await carriedOut(changes, 'user.create', credential(user, 'one', 'SCRAM-SHA-256'))
  await expect(plan('user.set-password', credential(user, 'two'))).rejects.toMatchObject({
    code: 'not-found',
    details: { fields: [{ path: 'input.mechanism' }], kafkaError: 'RESOURCE_NOT_FOUND' },
  })
  await expect(plan('user.create', credential(user, 'two', 'SCRAM-SHA-256'))).rejects.toMatchObject({ code: 'conflict' })
  await carriedOut(changes, 'user.create', credential(user, 'two'))
  await eventually('by one', () => logsIn(user, 'one', 'SCRAM-SHA-256'))
  await eventually('by the other', () => logsIn(user, 'two'))
  expect(await logsIn(user, 'one', 'SCRAM-SHA-256')).toBe(true)
  const first = await plan('user.delete', { user, mechanism: 'SCRAM-SHA-256' })
  expect(first.confirm).toEqual({ kind: 'click' })
  expect(first.command).toBe(
    `kafka-configs.sh --bootstrap-server $KAFKA --alter --entity-type users --entity-name ${user} --delete-config SCRAM-SHA-256`,
  )
  await carriedOut(changes, 'user.delete', { user, mechanism: 'SCRAM-SHA-256' })
  expect(await logsIn(user, 'two')).toBe(true)
  const reviewed = await plan('user.delete', { user, mechanism: 'SCRAM-SHA-512' })
  // Somebody else is quicker.
  await kafkaTool(
    'kafka-configs',
    '--bootstrap-server',
    plaintext,
    '--alter',
    '--entity-type',
    'users',
    '--entity-name',
    user,
    '--delete-config',
    'SCRAM-SHA-512',
  )
  await eventually('it is gone', async () => (await observer.client.scramUsers([user]))[0]?.credentials.length === 0)
  await expect(changes.apply(admin, CLUSTER, { planId: reviewed.id, confirm: user })).rejects.toMatchObject({
    details: { kafkaError: 'RESOURCE_NOT_FOUND' },
  })
}, 60_000)

test('what would lock this console out is named, and wants its name', async () => {
  await carriedOut(changes, 'user.create', credential(own, 'its own'))
  await carriedOut(changes, 'user.create', credential(own, 'its own', 'SCRAM-SHA-256'))
  const set = await plan('user.set-password', credential(own, 'another'))
  expect(set).toMatchObject({
    confirm: { kind: 'type', text: own },
    warnings: [{ weight: 'danger', code: 'user.consoleOwnPassword' }, {}, {}],
  })
  const away = await plan('user.delete', { user: own, mechanism: 'SCRAM-SHA-512' })
  expect(away).toMatchObject({ confirm: { kind: 'type', text: own } })
  expect(away.warnings[0]).toMatchObject({ weight: 'danger', code: 'user.consoleOwn' })
  await expect(changes.apply(admin, CLUSTER, { planId: away.id })).rejects.toMatchObject({ code: 'bad-request' })
  await eventually('it is marked', () => listed(own)?.isConsole ?? false)
  for (const mechanism of ['SCRAM-SHA-256', 'SCRAM-SHA-512']) await carriedOut(changes, 'user.delete', { user: own, mechanism })
}, 60_000)

test('no password, salted password or salt is in any plan, record or file', async () => {
  expect(secrets.length).toBeGreaterThan(60)
  const user = `secretive-${process.pid}`
  const answers: unknown[] = []
  for (const kind of ['user.create', 'user.set-password']) {
    answers.push(
      await plan(kind, credential(user, 'a quiet password')),
      await carriedOut(changes, kind, credential(user, 'a quiet password')),
    )
  }
  answers.push(await carriedOut(changes, 'user.delete', { user, mechanism: 'SCRAM-SHA-512' }))
  const { items } = await listChanges(store.changes, admin, CLUSTER, { limit: 1000 })
  answers.push(...(await Promise.all(items.map(({ id }) => changes.get(CLUSTER, id)))))
  const texts = [JSON.stringify(answers), ...readdirSync(directory).map((file) => readFileSync(join(directory, file), 'latin1'))]
  expect(texts.join('').includes(user)).toBe(true)
  for (const text of texts) for (const secret of secrets.filter((one) => one.length > 7)) expect(text.includes(secret)).toBe(false)
}, 60_000)
