import { readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Observer } from '../observe/observer'
import { eventually, noMemory, realBootstrap, realConnection } from '../test/real-cluster'
import { getBroker } from '../views/brokers'
import { getGroup, listGroups } from '../views/groups'
import { getTopic, listTopics } from '../views/topics'
import { LANES } from './broker-lane'
import type { SentRequest } from './broker-link'
import { createClusterClient } from './cluster-client'
import { viewerContext } from '../test/viewer-context'

/** Established TCP connections of this very process, by remote port, as the kernel counts them. */
function connectionsByPort(): Map<number, number> {
  const own = new Set(
    readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1] ?? []
      } catch {
        return []
      }
    }),
  )
  const established = '01'
  const found = new Map<number, number>()
  for (const line of readFileSync('/proc/self/net/tcp', 'utf8').split('\n').slice(1)) {
    const [, , remote = '', state, , , , , , inode = ''] = line.trim().split(/\s+/)
    if (state !== established || !own.has(inode)) continue
    const port = Number.parseInt(remote.split(':')[1] ?? '', 16)
    found.set(port, (found.get(port) ?? 0) + 1)
  }
  return found
}

test.runIf(process.platform === 'linux')('connections per broker never exceed the lanes, whatever is looked at', async () => {
  const observer = new Observer({
    cluster: 'test',
    connection: realConnection('counted'),
    roundMs: 500,
    memory: noMemory,
    onError: () => {},
  })
  const context = viewerContext(observer)
  const ports = realBootstrap('PLAINTEXT').map((address) => Number(address.split(':')[1]))
  await observer.start()
  await eventually('a whole picture', () => observer.snapshot.partsAsOf.has('acls') && observer.snapshot.partsAsOf.has('log-dirs'))
  const most = new Map<number, number>()
  const watch = setInterval(() => {
    for (const [port, count] of connectionsByPort()) most.set(port, Math.max(most.get(port) ?? 0, count))
  }, 5)
  for (let round = 0; round < 3; round++) {
    await observer.round()
    const topics = listTopics(context, { limit: 1000 }).items.map((topic) => getTopic(context, topic.id))
    const groups = listGroups(context, { limit: 1000 }).items.map((group) => getGroup(context, group.id))
    await Promise.all([...topics, ...groups, ...[1, 2, 3].map((id) => getBroker(context, id))])
  }
  clearInterval(watch)
  await observer.stop()
  expect(
    ports.map((port) => most.get(port)).every((count) => count !== undefined && count <= LANES.length),
    JSON.stringify([...most]),
  ).toBe(true)
})

test.runIf(process.platform === 'linux')('a client that was closed connects to nothing any more, whatever was under way', async () => {
  const client = createClusterClient(realConnection('closed'), { onHealthChange: () => {}, onRequest: () => {} })
  const { brokers } = await client.metadata()
  await eventually('only its own connections', () => connectionsByPort().size === 0)
  client.setBrokers(brokers)
  const ids = brokers.map(({ id }) => id)
  await Promise.all(ids.map((id) => client.groups(id)))
  expect(connectionsByPort().size).toBe(ids.length)
  // On a lane that is open, on one that is not yet, and by whichever broker answers.
  const askEverywhere = () =>
    Promise.allSettled([client.metadata(), client.quotas(), ...ids.flatMap((id) => [client.groups(id), client.logDirs(id)])])
  const underWay = askEverywhere()
  await client.close()
  await underWay
  client.setBrokers(brokers)
  for (const asked of await askEverywhere()) {
    expect(asked).toMatchObject({ status: 'rejected', reason: { kafkaError: 'BROKER_NOT_AVAILABLE' } })
  }
  await eventually('none is left', () => connectionsByPort().size === 0)
})

test('what any broker can answer is asked of the same one while it answers, whoever else has answered since', async () => {
  const asked: number[] = []
  const onRequest = ({ broker, api }: SentRequest) => void (api === 'DescribeClientQuotas' && asked.push(broker))
  const client = createClusterClient(realConnection('asked'), { onHealthChange: () => {}, onRequest })
  const { brokers } = await client.metadata()
  client.setBrokers(brokers)
  for (const { id } of [...brokers, ...brokers]) {
    await client.groups(id)
    await client.quotas()
  }
  await client.close()
  expect(asked).toHaveLength(2 * brokers.length)
  expect(new Set(asked).size).toBe(1)
})
