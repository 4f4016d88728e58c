import 'server-only'
import { Worker } from 'node:worker_threads'

/** In a thread of its own: it joins while the test's thread is held still. */
const MEMBER = `
const { parentPort, workerData } = require('node:worker_threads')
const { Kafka, logLevel } = require('kafkajs')
const { brokers, group, topic, clientId, joined } = workerData
const consumer = new Kafka({ clientId, brokers, logLevel: logLevel.NOTHING }).consumer({ groupId: group, maxWaitTimeInMs: 100 })
consumer.on('consumer.group_join', () => {
  Atomics.store(joined, 0, 1)
  Atomics.notify(joined, 0)
})
parentPort.on('message', async (word) => {
  if (word === 'join') {
    await consumer.connect()
    await consumer.subscribe({ topic })
    await consumer.run({ autoCommit: false, eachMessage: () => Promise.resolve() })
  } else {
    await consumer.disconnect()
    parentPort.postMessage('left')
    parentPort.close()
  }
})
parentPort.postMessage('ready')
`
const JOINS_WITHIN_MS = 20_000

/** A member that can join a group between two lines of our own code. */
export async function joiningWorker(of: { brokers: string[]; group: string; topic: string; clientId: string }) {
  const joined = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(MEMBER, { eval: true, workerData: { ...of, joined } })
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  return {
    /** Blocks this thread until the group has given it its partitions. */
    join: () => {
      worker.postMessage('join')
      if (Atomics.wait(joined, 0, 0, JOINS_WITHIN_MS) === 'timed-out') throw new Error(`did not join within ${JOINS_WITHIN_MS} ms`)
    },
    leave: async () => {
      const left = new Promise((resolve) => worker.once('message', resolve))
      worker.postMessage('leave')
      await left
    },
  }
}
