import 'server-only'
import { Worker } from 'node:worker_threads'

const MEMBER = `
const { parentPort, workerData } = require('node:worker_threads')
const { brokers, group, topic, instanceId, sessionTimeoutMs } = workerData
import('@platformatic/kafka').then(async ({ Consumer }) => {
  const consumer = new Consumer({
    groupId: group,
    clientId: 'static-member',
    groupInstanceId: instanceId,
    sessionTimeout: sessionTimeoutMs,
    heartbeatInterval: 500,
    bootstrapBrokers: brokers,
  })
  const stream = await consumer.consume({ topics: [topic], mode: 'latest', autocommit: false, maxWaitTime: 100 })
  stream.on('data', () => undefined)
  parentPort.postMessage('joined')
})
`

/**
 * A static member (KIP-345) that has joined. It ends as Java's does, without a word to the group; the JavaScript clients would
 * leave, so it lives in a thread that is cut off.
 */
export async function staticMember(of: { brokers: string[]; group: string; topic: string; instanceId: string; sessionTimeoutMs: number }) {
  const worker = new Worker(MEMBER, { eval: true, workerData: of })
  await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  return { stop: async () => void (await worker.terminate()) }
}
