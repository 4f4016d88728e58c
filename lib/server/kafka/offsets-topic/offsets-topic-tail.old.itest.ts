import kafkajs from 'kafkajs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTopics } from '../../test/every-broker'
import { joinedMember } from '../../test/joined-member'
import { eventually, realBootstrap, realConnection } from '../../test/real-cluster'
import { TailedOffsets } from '../../test/tailed-offsets'
import { createClusterClient } from '../cluster-client'

const kafka = new kafkajs.Kafka({ clientId: 'tail-old', brokers: realBootstrap('PLAINTEXT'), logLevel: kafkajs.logLevel.NOTHING })
const admin = kafka.admin()
const topic = `tailed-${process.pid}`
const group = `tail-${process.pid}`
const client = createClusterClient(realConnection('tail-old'), { onHealthChange: () => {}, onRequest: () => {} })
const tailed = new TailedOffsets(client)

beforeAll(async () => {
  await admin.connect()
  await createTopics(admin, [{ topic, numPartitions: 1, replicationFactor: 1 }])
  client.setBrokers((await client.metadata()).brokers)
  await eventually('there is a coordinator', () =>
    client.coordinator(group).then(
      () => true,
      () => false,
    ),
  )
  await tailed.start()
}, 60_000)

afterAll(async () => {
  await tailed.stop()
  await Promise.all([admin.disconnect(), client.close()])
})

test('the oldest Kafka is read alike: commits without a topic id, and what is deleted', async () => {
  const member = await joinedMember(kafka, group, topic)
  for (const offset of ['0', '5']) await member.commitOffsets([{ topic, partition: 0, offset }])
  await eventually('its commits', () => tailed.of(group).length >= 2)
  await member.disconnect()
  await admin.deleteGroups([group])
  await eventually('its end', () => tailed.ends.some((end) => end.kind === 'group-gone' && end.group === group))
  expect(tailed.of(group).map(({ commit: told }) => [told.topic, told.partition, told.offset, told.topicId])).toEqual([
    [topic, 0, 0n, null],
    [topic, 0, 5n, null],
  ])
  expect(tailed.ends.map(({ kind }) => kind)).toEqual(['commit-gone', 'group-gone'])
  expect([tailed.unknown, tailed.errors]).toEqual([[], []])
})
