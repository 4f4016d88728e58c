import { type Socket, connect, createServer } from 'node:net'
import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually, realBootstrap, realConnection } from '../test/real-cluster'
import type { SentRequest } from './broker-link'
import { createClusterClient } from './cluster-client'
import { writesOf } from './cluster-writes'

const admin = new kafkajs.Kafka({ brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING }).admin()
const topic = `once-${process.pid}`
const exists = async (name: string) => (await admin.listTopics()).includes(name)

function watchedClient() {
  const sent: SentRequest[] = []
  const client = createClusterClient(realConnection('writes-once'), {
    onHealthChange: () => {},
    onRequest: (request) => {
      if (request.lane === 'writes') sent.push(request)
    },
  })
  const make = (name: string) =>
    writesOf(client).createTopic({ name, partitions: 1, replicationFactor: 1, configs: new Map() }, { validateOnly: false })
  return { client, sent, make }
}

/** A wire to a real broker: while held it keeps what comes back to itself; once cut it lets nothing back and hangs up instead. */
async function wireTo(port: number, isHeld = false) {
  const state = { isCut: false, isHeld }
  const sockets = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    near.pipe(far)
    if (state.isHeld) far.pause()
    far.on('data', (chunk) => {
      if (state.isCut) near.destroy()
      else near.write(chunk)
    })
    far.on('close', () => near.destroy())
    near.on('close', () => far.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the wire has no port')
  const close = () => {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
  const release = () => {
    state.isHeld = false
    for (const socket of sockets) socket.resume()
  }
  return { port: address.port, cut: () => (state.isCut = true), release, close }
}

beforeAll(() => admin.connect())
afterAll(async () => {
  await admin.deleteTopics({ topics: [topic, `${topic}-2`] })
  await admin.disconnect()
})

test('a write whose answer is lost is not tried again: it says so, and may well have been done', async () => {
  const { client, sent, make } = watchedClient()
  const { brokers } = await client.metadata()
  const [first, ...others] = brokers
  if (!first) throw new Error('no broker')
  const wire = await wireTo(first.port)
  client.setBrokers([{ ...first, port: wire.port }])
  await eventually('it answers', () => client.health(first.id)?.lastAnsweredAt !== null)
  await writesOf(client)
    .deleteTopic('AAAAAAAAAAAAAAAAAAAAAQ')
    .catch(() => {})
  client.setBrokers([{ ...first, port: wire.port }, ...others])
  sent.length = 0
  wire.cut()
  await expect(make(topic)).rejects.toMatchObject({ kafkaError: 'NETWORK_EXCEPTION', broker: first.id })
  expect(sent.map(({ broker, api }) => [broker, api])).toEqual([[first.id, 'CreateTopics']])
  await eventually('it was done all the same', () => exists(topic))
  wire.close()
  await client.close()
})

test('a write that could not be sent goes to the next broker', async () => {
  const { client, sent, make } = watchedClient()
  const { brokers } = await client.metadata()
  client.setBrokers([{ id: 77, host: '127.0.0.1', port: 1 }, ...brokers])
  await make(`${topic}-2`)
  expect(sent.map(({ api }) => api)).toEqual(['CreateTopics'])
  expect(sent[0]?.broker).not.toBe(77)
  await eventually('the topic', () => exists(`${topic}-2`))
  await expect(writesOf(client).deleteGroup(77, 'any')).rejects.toMatchObject({ kafkaError: 'ECONNREFUSED', broker: 77 })
  await expect(writesOf(client).deleteGroup(99, 'any')).rejects.toMatchObject({ kafkaError: 'BROKER_NOT_AVAILABLE' })
  await client.close()
})

test('a write that waited too long for its connection is given up, and never sent later', async () => {
  const { client } = watchedClient()
  const { brokers } = await client.metadata()
  const [first] = brokers
  if (!first) throw new Error('no broker')
  const wire = await wireTo(first.port, true)
  client.setBrokers([{ ...first, port: wire.port }])
  const resource = { type: 'broker', name: String(first.id) } as const
  const change = (key: string, value: string | null) =>
    writesOf(client).alterConfigs(
      resource,
      { set: new Map(value === null ? [] : [[key, value]]), reset: value === null ? [key] : [] },
      { validateOnly: false },
    )
  await expect(change('log.cleaner.backoff.ms', '14321')).rejects.toMatchObject({ kafkaError: 'BROKER_NOT_AVAILABLE', broker: first.id })
  wire.release()
  await change('log.cleaner.io.buffer.load.factor', '0.7')
  const valueOf = async (name: string) => {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.BROKER, name: resource.name }],
    })
    return resources[0]?.configEntries.find((entry) => entry.configName === name)?.configValue
  }
  await eventually('the second change', async () => (await valueOf('log.cleaner.io.buffer.load.factor')) === '0.7')
  expect(await valueOf('log.cleaner.backoff.ms')).toBe('15000')
  await change('log.cleaner.io.buffer.load.factor', null)
  wire.close()
  await client.close()
})
