import 'server-only'
import { ConfigResourceTypes, ConfigSources, Connection, describeConfigsV4, metadataV12 } from '@platformatic/kafka'
import type kafkajs from 'kafkajs'
import { partialAnswer } from '../kafka/kafka-error'
import { eventually, realBootstrap } from './real-cluster'

// A broker that has not heard of a change yet answers with what was before, and a client of the whole cluster asks any of them: what one
// has told, the next may not know. These ask each broker, and go on when all of them say so.

/** What each broker answers, over a connection that leads to it and nowhere else. */
export function askEvery<T>(ask: (connection: Connection) => Promise<T>, brokers = realBootstrap('PLAINTEXT')): Promise<T[]> {
  return Promise.all(
    brokers.map(async (address) => {
      const [host = '', port = ''] = address.split(':')
      const connection = new Connection('every-broker')
      await connection.connect(host, Number(port))
      try {
        return await ask(connection)
      } finally {
        await connection.close()
      }
    }),
  )
}

export interface ToldTopic {
  /** As Kafka's tools spell it. */
  topicId: string
  /** In the order of their numbers; -1: no leader. */
  partitions: { partition: number; leader: number; replicas: number[] }[]
}

/** These topics as each broker tells of them; null: it knows of none by this name. */
export function topicsByBroker(names: readonly string[], brokers?: string[]): Promise<(ToldTopic | null)[][]> {
  return askEvery(async (connection) => {
    const { topics } = await partialAnswer(metadataV12.api.async(connection, [...names], false))
    return names.map((name) => {
      const told = topics.find((topic) => topic.name === name)
      if (!told || told.errorCode !== 0) return null
      const partitions = told.partitions.map(({ partitionIndex, leaderId, replicaNodes }) => ({
        partition: partitionIndex,
        leader: leaderId,
        replicas: replicaNodes,
      }))
      return {
        topicId: Buffer.from(told.topicId.replaceAll('-', ''), 'hex').toString('base64url'),
        partitions: partitions.toSorted((a, b) => a.partition - b.partition),
      }
    })
  }, brokers)
}

/** Resolves when every broker says the same of these topics: that there are such, with which partitions, and who leads them. */
export function knownEverywhere(names: readonly string[], brokers?: string[]): Promise<void> {
  return eventually(`every broker knows ${names.join(', ')}`, async () => {
    const told = await topicsByBroker(names, brokers)
    const isWhole = told.flat().every((topic) => topic?.partitions.every(({ leader }) => leader >= 0) ?? false)
    return isWhole && new Set(told.map((topics) => JSON.stringify(topics))).size === 1
  })
}

/** Resolves when no broker knows a topic of this name any more. */
export function goneEverywhere(name: string): Promise<void> {
  return eventually(`no broker knows ${name}`, async () => (await topicsByBroker([name])).flat().every((topic) => topic === null))
}

/** What each broker says is set on a topic itself. */
export function overridesByBroker(topic: string): Promise<Record<string, string | null>[]> {
  return askEvery(async (connection) => {
    const resource = { resourceType: ConfigResourceTypes.TOPIC, resourceName: topic, configurationKeys: null }
    const { results } = await partialAnswer(describeConfigsV4.api.async(connection, [resource], false, false))
    const set = results[0]?.configs.filter(({ configSource }) => configSource === ConfigSources.DYNAMIC_TOPIC_CONFIG) ?? []
    return Object.fromEntries(set.map(({ name, value }) => [name, value ?? null]))
  })
}

/** Makes topics; resolves when every broker knows them. kafkajs itself asks one of them, once, and fails where that one is late. */
export async function createTopics(admin: kafkajs.Admin, topics: kafkajs.ITopicConfig[], brokers?: string[]): Promise<void> {
  await admin.createTopics({ waitForLeaders: false, topics })
  await knownEverywhere(
    topics.map(({ topic }) => topic),
    brokers,
  )
}
