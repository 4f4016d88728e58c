import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import {
  Admin,
  Connection,
  createDelegationTokenV3,
  describeClusterV1,
  describeDelegationTokenV3,
  describeGroupsV5,
  describeTransactionsV0,
  findCoordinatorV4,
  initProducerIdV4,
} from '@platformatic/kafka'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScramUsers } from '@/cluster/access/scram'
import { kafkaClassPath } from '@/cluster/jars'
import { KafkaCluster } from '@/cluster/kafka-cluster'
import { ACL_FIELDS, type AclBinding } from '@/lib/domain/access/acl-binding'
import { OPERATIONS_OF, THE_CLUSTER } from '@/lib/domain/access/acl-words'
import { type AccessQuestion, type AuthorizerSettings, accessSteps, decideAccess } from '@/lib/domain/access/decide-access'
import { type Detour, fromAddress } from '../test/from-address'
import { ASKED_NAMES, ASKED_OWNERS, ASKING, BY_HAND, randomBindings } from '../test/random-bindings'
import { eventually } from '../test/real-cluster'
import { seeded } from '../test/seeded'
import { fromWire, toWire } from './acl-words'
import { kafkaErrorName } from './error-name'
import { partialAnswer } from './kafka-error'
import { METADATA } from './messages/metadata'

const BASE_PORT = 30_192
const ROUNDS = 4
const BINDINGS = 40
const root = fileURLToPath(new URL('../../..', import.meta.url))
const seed = Number(process.env['HIGHWATER_ACL_SEED'] ?? Date.now() % 1_000_000)

interface Case extends AccessQuestion {
  real: 'allowed' | 'denied'
}
interface Asker {
  principal: string
  host: string
  connection: Connection
}

describe.each([false, true])('where allow.everyone.if.no.acl.found is %s', (allowEveryone) => {
  const settings: AuthorizerSettings = {
    className: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    superUsers: ['User:ANONYMOUS', 'User:admin'],
    allowEveryone,
  }
  // A node of its own: what these bindings say of everyone would be said of every other test too.
  let cluster: KafkaCluster
  let admin: Admin
  let token = ''
  const detours: Detour[] = []
  const askers: Asker[] = []

  beforeAll(async () => {
    cluster = new KafkaCluster({
      classPath: await kafkaClassPath(),
      dir: `${root}.cluster/acl-oracle`,
      basePort: BASE_PORT,
      isSingle: true,
      settings: { 'allow.everyone.if.no.acl.found': String(allowEveryone) },
      heap: '256m',
    })
    await cluster.start()
    admin = new Admin({ clientId: 'acl-oracle', bootstrapBrokers: cluster.bootstrap.plaintext.split(','), retries: 3 })
    const names = [...ASKING.users, 'admin']
    const users = names.map((name) => ({ name, password: randomBytes(12).toString('hex'), mechanism: 'SCRAM-SHA-512' as const }))
    await createScramUsers(admin, users)
    for (const host of ASKING.hosts) {
      const detour = await fromAddress(host, Number(cluster.bootstrap.sasl.split(':')[1]))
      detours.push(detour)
      for (const { name: username, password, mechanism } of users) {
        const connect = async () => {
          const connection = new Connection('acl-oracle', { sasl: { mechanism, username, password } })
          await connection.connect('127.0.0.1', detour.port)
          askers.push({ principal: `User:${username}`, host, connection })
        }
        // A credential is known to the broker a moment after it is made.
        await eventually(`${username} logs in`, () =>
          connect().then(
            () => true,
            () => false,
          ),
        )
      }
    }
    await haveCoordinator(askers.find(({ principal }) => principal === 'User:admin')?.connection)
    const superUser = askers.find(({ principal }) => principal === 'User:admin')
    if (!superUser) throw new Error('nobody is a super user')
    token = (await createDelegationTokenV3.api.async(superUser.connection, null, null, [], -1n)).tokenId
  }, 120_000)

  afterAll(async () => {
    await Promise.all(askers.map(({ connection }) => connection.close()))
    for (const detour of detours) detour.close()
    await admin.close()
    await cluster.stop()
  }, 60_000)

  /** Leaves exactly these, and waits until the node decides by them. */
  async function become(before: readonly AclBinding[], now: readonly AclBinding[]): Promise<void> {
    if (before.length > 0) await admin.deleteAcls({ filters: before.map(toWire) })
    if (now.length > 0) await admin.createAcls({ creations: now.map(toWire) })
    await eventually('the bindings are known', async () => {
      const resources = await admin.describeAcls({ filter: ANY_BINDING })
      const known = resources.flatMap(({ acls, ...resource }) => acls.map((acl) => textOf(fromWire({ ...resource, ...acl }))))
      return isSameSet(known, now.map(textOf))
    })
  }

  test('the broker decides each case as the domain does', async () => {
    process.stdout.write(`\n  HIGHWATER_ACL_SEED=${seed} allow.everyone=${allowEveryone}\n`)
    const pick = seeded(seed)
    const wrong: string[] = []
    const seen = new Map<string, number>()
    let cases = 0
    let before: readonly AclBinding[] = []
    for (let round = 0; round <= ROUNDS; round += 1) {
      const random = randomBindings(pick, BINDINGS, { withStar: round % 2 === 1, token })
      const bindings = round === 0 ? BY_HAND : unique(random)
      await become(before, bindings)
      before = bindings
      for (const asker of askers) {
        for (const { real, ...question } of await tried(asker)) {
          const { answer } = decideAccess(question, bindings, settings)
          cases += 1
          for (const what of kindsOf(question, bindings, settings)) seen.set(what, (seen.get(what) ?? 0) + 1)
          if (answer !== real) wrong.push(`round ${round}: ${JSON.stringify(question)} is ${real}, and not ${answer}`)
        }
        const tokenQuestion = { principal: asker.principal, host: asker.host, resourceType: 'DELEGATION_TOKEN', resourceName: token }
        const isSeen = await seesToken(asker)
        const mayOwner = { ...tokenQuestion, operation: 'DESCRIBE_TOKENS', resourceType: 'USER', resourceName: 'User:admin' }
        const may = [{ ...tokenQuestion, operation: 'DESCRIBE' }, mayOwner].some(
          (question) => decideAccess(question, bindings, settings).answer === 'allowed',
        )
        cases += 1
        if (may !== isSeen) wrong.push(`round ${round}: ${asker.principal} from ${asker.host} sees the token: ${isSeen}, and not ${may}`)
      }
    }
    process.stdout.write(`  ${cases} cases: ${[...seen].map(([what, count]) => `${what} ${count}`).join(', ')}\n`)
    expect(wrong).toEqual([])
    expect(cases).toBeGreaterThanOrEqual(300)
    const kinds = [
      'TOPIC',
      'GROUP',
      'CLUSTER',
      'TRANSACTIONAL_ID',
      'USER',
      'a deny of an implying operation',
      'ALL',
      'another host',
      'a prefix',
      'the star',
      'everyone',
      'a super user',
      allowEveryone ? 'no-binding-everyone-allowed' : 'no-binding',
    ]
    expect(kinds.filter((what) => !seen.has(what))).toEqual([])
  }, 120_000)

  async function seesToken({ connection }: Asker): Promise<boolean> {
    const { tokens } = await describeDelegationTokenV3.api.async(connection, [{ principalType: 'User', principalName: 'admin' }])
    return tokens.some(({ tokenId }) => tokenId === token)
  }
})

const ANY_BINDING = {
  resourceType: 1,
  resourceName: null,
  resourcePatternType: 1,
  principal: null,
  host: null,
  operation: 1,
  permissionType: 1,
} as const

/** Everything that Kafka can be made to say of one caller, each operation a case. */
async function tried(asker: Asker): Promise<Case[]> {
  const { principal, host, connection } = asker
  const of = (resourceType: string, resourceName: string, operation: string, isAllowed: boolean): Case => ({
    principal,
    host,
    resourceType,
    resourceName,
    operation,
    real: isAllowed ? 'allowed' : 'denied',
  })
  /** Without DESCRIBE Kafka says nothing of the others. */
  const told = (type: 'TOPIC' | 'GROUP' | 'CLUSTER', name: string, bits: number | null) =>
    bits === null
      ? [of(type, name, 'DESCRIBE', false)]
      : OPERATIONS_OF[type].map((operation) => of(type, name, operation, has(bits, operation)))
  const { topics } = await METADATA.async(connection, [...ASKED_NAMES], false, true)
  const { groups } = await partialAnswer(describeGroupsV5.api.async(connection, [...ASKED_NAMES], true))
  const { clusterAuthorizedOperations } = await describeClusterV1.api.async(connection, true, 1)
  const { transactionStates } = await partialAnswer(describeTransactionsV0.api.async(connection, [...ASKED_NAMES]))
  const cases = [
    ...topics.flatMap(({ name, error, operations }) =>
      told('TOPIC', name ?? '', kafkaErrorName(error) === 'TOPIC_AUTHORIZATION_FAILED' ? null : operations),
    ),
    ...groups.flatMap(({ groupId, errorCode, authorizedOperations }) => {
      const error = kafkaErrorName(errorCode)
      if (error !== null && error !== 'GROUP_AUTHORIZATION_FAILED') throw new Error(`${groupId}: ${error}`)
      return told('GROUP', groupId, error === null ? authorizedOperations : null)
    }),
    ...told('CLUSTER', THE_CLUSTER, clusterAuthorizedOperations === 0 ? null : clusterAuthorizedOperations),
    ...transactionStates.map(({ transactionalId, errorCode }) =>
      of('TRANSACTIONAL_ID', transactionalId, 'DESCRIBE', kafkaErrorName(errorCode) !== 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED'),
    ),
  ]
  for (const name of ASKED_NAMES) {
    const error = await errorOf(initProducerIdV4.api.async(connection, name, 60_000))
    cases.push(of('TRANSACTIONAL_ID', name, 'WRITE', error !== 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED'))
  }
  for (const owner of ASKED_OWNERS) {
    const [type = '', name = ''] = owner.split(':')
    const error = await errorOf(createDelegationTokenV3.api.async(connection, type, name, [], 60_000n))
    cases.push(of('USER', owner, 'CREATE_TOKENS', error !== 'DELEGATION_TOKEN_AUTHORIZATION_FAILED'))
  }
  return cases
}

/** Kafka keeps no group before somebody asks for its coordinator. */
async function haveCoordinator(connection: Connection | undefined): Promise<void> {
  if (!connection) throw new Error('nobody asks')
  await eventually('groups have a coordinator', async () => {
    const { coordinators } = await partialAnswer(findCoordinatorV4.api.async(connection, 0, [...ASKED_NAMES]))
    const { groups } = await partialAnswer(describeGroupsV5.api.async(connection, [...ASKED_NAMES], false))
    return [...coordinators, ...groups].every(({ errorCode }) => errorCode === 0)
  })
}

async function errorOf(call: Promise<{ errorCode: number }>): Promise<string | null> {
  const answer = await call.catch((error: unknown) => (error as { response?: { errorCode: number } }).response)
  if (!answer) throw new Error('Kafka did not answer')
  return kafkaErrorName(answer.errorCode)
}

const BITS: Readonly<Record<string, number>> = {
  READ: 3,
  WRITE: 4,
  CREATE: 5,
  DELETE: 6,
  ALTER: 7,
  DESCRIBE: 8,
  CLUSTER_ACTION: 9,
  DESCRIBE_CONFIGS: 10,
  ALTER_CONFIGS: 11,
  IDEMPOTENT_WRITE: 12,
}

function has(bits: number, operation: string): boolean {
  const bit = BITS[operation]
  if (bit === undefined) throw new Error(`no bit for ${operation}`)
  return (bits & (1 << bit)) !== 0
}

/** What a case is one of. */
function kindsOf(question: AccessQuestion, bindings: readonly AclBinding[], settings: AuthorizerSettings): string[] {
  const { because, binding } = decideAccess(question, bindings, settings)
  const weighed = accessSteps(question, bindings, settings).flatMap((step) => step.bindings)
  const isImplying = ['READ', 'WRITE', 'DELETE', 'ALTER']
  return [
    question.resourceType,
    because,
    ...(because === 'super-user' ? ['a super user'] : []),
    ...(question.operation === 'DESCRIBE' &&
    because === 'allow-binding' &&
    weighed.some((one) => one.binding.permission === 'DENY' && !one.matches && isImplying.includes(one.binding.operation))
      ? ['a deny of an implying operation']
      : []),
    ...(weighed.some(({ why }) => why === 'other-host') ? ['another host'] : []),
    ...(binding?.operation === 'ALL' ? ['ALL'] : []),
    ...(binding?.patternType === 'PREFIXED' ? ['a prefix'] : []),
    ...(binding?.patternType === 'LITERAL' && binding.resourceName === '*' ? ['the star'] : []),
    ...(binding?.principal === 'User:*' ? ['everyone'] : []),
  ]
}

const textOf = (binding: AclBinding) => ACL_FIELDS.map((field) => binding[field]).join(' ')

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.toSorted().join('\n') === others.toSorted().join('\n')
}

function unique(bindings: readonly AclBinding[]): AclBinding[] {
  return [...new Map(bindings.map((binding) => [textOf(binding), binding])).values()]
}
