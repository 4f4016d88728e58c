import { Admin } from '@platformatic/kafka'

/** How many brokers this one names in its metadata: those that are up and not fenced. */
export async function brokersSeenBy(bootstrap: string): Promise<number> {
  const admin = new Admin({
    clientId: 'local-cluster',
    bootstrapBrokers: [bootstrap],
    retries: 0,
    connectTimeout: 1_000,
    requestTimeout: 2_000,
  })
  try {
    return (await admin.metadata({ topics: [], forceUpdate: true })).brokers.size
  } finally {
    await admin.close()
  }
}
