import { expect, test } from 'vitest'
import { withRole } from '@/lib/domain/access/actor'
import type { AclBinding } from '@/lib/domain/access/acl-binding'
import type { AllowedOperations } from '../kafka/reads/authorized-operations'
import { largePicture } from '../test/large-picture'
import { viewerContext } from '../test/viewer-context'
import { listAclFindings } from './acl-findings'

const SURE = { principal: 'User:highwater', principalIsSure: true }
const binding: AclBinding = {
  principal: 'User:ann',
  host: '*',
  resourceType: 'TOPIC',
  resourceName: 'of-another-team',
  patternType: 'LITERAL',
  operation: 'READ',
  permission: 'ALLOW',
}
const rules = [binding, { ...binding, resourceType: 'GROUP', resourceName: 'no-such-group' }]
const denial = { ...binding, permission: 'DENY', operation: 'ALL' }

type Configs = { name: string; value: string | null }[]
const STANDARD = { name: 'authorizer.class.name', value: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer' }
/** What brokers tell of what is set, and is no config of Kafka's own. */
const KEPT = { name: 'super.users', value: null }

interface Asked {
  topicOperations?: () => Promise<Map<string, AllowedOperations>>
  acls?: readonly AclBinding[]
  configs?: Configs
  identity?: Pick<typeof SURE, 'principalIsSure'> & { principal: string | null }
}

const may =
  (...operations: 'DESCRIBE'[]) =>
  () =>
    Promise.resolve(new Map([['highwater-rights-check', new Set(operations)]]))

async function findingsOf({ topicOperations = may('DESCRIBE'), acls = rules, configs = [STANDARD, KEPT], identity = SURE }: Asked) {
  const picture = largePicture({ partitions: 20, groups: 3, rounds: 1 })
  const brokers = picture.snapshot.brokers.map((broker) => ({ ...broker, status: 'up' as const }))
  const scramUsers = ['admin', 'ann'].map((user) => ({ user, credentials: [{ mechanism: 'SCRAM-SHA-512' as const, iterations: 8192 }] }))
  const observer = Object.assign(picture, {
    snapshot: { ...picture.snapshot, brokers, acls, scramUsers, errors: [] },
    client: { topicOperations },
    details: { brokerConfigs: { look: () => Promise.resolve({ value: configs, asOf: 0, failed: null }) } },
  })
  const context = { ...viewerContext(observer), actor: withRole('user', 'v', 'viewer') }
  const { items, untold } = await listAclFindings(context, observer.snapshot, identity, { limit: 50 })
  return {
    untold,
    found: items.map(({ kind, binding: of, principal, unless }) => [kind, of?.resourceName ?? principal, ...unless].join(' ')),
  }
}

test('a rule on a topic is called unused only by a console that may describe every topic', async () => {
  const whole = await findingsOf({})
  expect(whole.found).toEqual(expect.arrayContaining(['matches-nothing of-another-team', 'matches-nothing no-such-group']))
  expect(whole.untold).not.toContain('matches-nothing')
  for (const topicOperations of [may(), () => Promise.reject(new Error('nobody answers')), () => Promise.resolve(new Map())]) {
    // oxlint-disable-next-line no-await-in-loop
    const { found, untold } = await findingsOf({ topicOperations })
    expect(found).toContain('matches-nothing no-such-group')
    expect(found).not.toContain('matches-nothing of-another-team')
    expect(untold).toContain('matches-nothing')
  }
})

test('nobody waits for a Kafka that does not say what the console may', async () => {
  const { untold } = await findingsOf({ topicOperations: () => new Promise(() => {}) })
  expect(untold).toContain('matches-nothing')
})

test('a topic that is denied to the console may be there; one that is denied to another is not hidden by it', async () => {
  const unused = async (principal: string, identity: Asked['identity'] = SURE) =>
    (await findingsOf({ acls: [...rules, { ...denial, principal }], identity })).found.includes('matches-nothing of-another-team')
  expect(await unused('User:highwater')).toBe(false)
  expect(await unused('User:*')).toBe(false)
  expect(await unused('User:bob')).toBe(true)
  expect(await unused('User:bob', { principal: null, principalIsSure: false })).toBe(false)
})

test('a user without rules may be a super user where brokers do not tell who is one', async () => {
  expect((await findingsOf({})).found).toContain('user-without-acls User:admin super-user')
  const told = [STANDARD, { name: 'super.users', value: 'User:admin' }]
  expect((await findingsOf({ configs: told })).found.join()).not.toContain('user-without-acls')
  expect((await findingsOf({ configs: [STANDARD] })).found).toContain('user-without-acls User:admin')
  const everyone = { name: 'allow.everyone.if.no.acl.found', value: null }
  expect((await findingsOf({ configs: [STANDARD, everyone] })).found).toContain('user-without-acls User:admin everyone-allowed')
})
