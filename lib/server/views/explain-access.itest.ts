import { afterAll, beforeAll, expect, test } from 'vitest'
import { Observer } from '../observe/observer'
import { eventually, noMemory, realConnection } from '../test/real-cluster'
import { viewerContext } from '../test/viewer-context'
import { explainAccess } from './explain-access'

const observer = new Observer({
  cluster: 'explain',
  connection: realConnection('explain-access'),
  roundMs: 1_000,
  memory: noMemory,
  onError: (error) => expect.unreachable(String(error)),
})

beforeAll(async () => {
  await observer.start()
  await eventually('the bindings are read', () => observer.snapshot.acls !== null)
}, 60_000)
afterAll(() => observer.stop())

test('what a broker tells of its authorizer is used, and what it keeps to itself is said to be unknown', async () => {
  const context = viewerContext(observer)
  const ask = () =>
    explainAccess(context, observer.snapshot, {
      principal: 'User:nobody-at-all',
      operation: 'READ',
      resourceType: 'TOPIC',
      resourceName: 'none',
    })
  await eventually('the brokers have told', async () => (await ask())?.authorizer.className !== null)
  expect(await ask()).toMatchObject({
    answer: 'denied',
    state: 'read',
    // super.users is set, and no config of Kafka's own: its value is not told. allow.everyone.if.no.acl.found is not set.
    authorizer: {
      className: 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      superUsers: null,
      allowEveryone: false,
    },
    unless: ['super-user'],
    running: { isKnown: false, groups: [] },
  })
})
