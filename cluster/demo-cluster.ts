import { createUsers, type Passwords } from './access/apply.ts'
import { step } from './progress.ts'
import { createTopics, seed, seedLegacy } from './workload/seed.ts'
import { DEAD_NODE } from './workload/topics.ts'

/** What the demo needs of a cluster, whether its nodes are Java processes or containers. */
export interface Nodes {
  readonly bootstrap: { plaintext: string; sasl: string }
  readonly brokers: { id: number; rack: string; pid: number | null; command: string[] }[]
  start(): Promise<void>
  startNode(id: number): Promise<void>
  stopNode(id: number): Promise<void>
  untilBrokers(count: number): Promise<void>
  stop(): Promise<void>
}

/** The cluster with its users, its past and its one dead broker: everything but the running business. */
export async function bringUp(nodes: Nodes): Promise<Passwords> {
  const { plaintext } = nodes.bootstrap
  await step('starting Kafka: nodes 1, 2 and 3', () => nodes.start())
  const [passwords] = await step('creating users, topics and a past, while node 4 starts', () =>
    Promise.all([
      createUsers(plaintext),
      createTopics(plaintext).then(() => seed(plaintext)),
      nodes.startNode(DEAD_NODE).then(() => nodes.untilBrokers(4)),
    ]),
  )
  await step('putting legacy-imports on node 4, then stopping that node for good', async () => {
    await seedLegacy(plaintext)
    await nodes.stopNode(DEAD_NODE)
  })
  return passwords
}
