import { type AlterClientQuotasOptions, ClientQuotaEntityTypes, ClientQuotaKeys } from '@platformatic/kafka'

const { USER, CLIENT_ID } = ClientQuotaEntityTypes
const { PRODUCER_BYTE_RATE, CONSUMER_BYTE_RATE, REQUEST_PERCENTAGE } = ClientQuotaKeys
const MB = 1024 * 1024

const user = (entityName: string | null) => ({ entityType: USER, entityName })
const client = (entityName: string | null) => ({ entityType: CLIENT_ID, entityName })
const set = (key: (typeof ClientQuotaKeys)[keyof typeof ClientQuotaKeys], value: number) => ({ key, value, remove: false as const })

/** Far above what the workload does: they are there to be seen, not to throttle. `null` is Kafka's default entity. */
export const QUOTAS: AlterClientQuotasOptions['entries'] = [
  { entities: [user(null)], ops: [set(PRODUCER_BYTE_RATE, 10 * MB)] },
  { entities: [user('svc-analytics')], ops: [set(CONSUMER_BYTE_RATE, 20 * MB), set(REQUEST_PERCENTAGE, 100)] },
  { entities: [user('svc-analytics'), client('ml-backfill')], ops: [set(CONSUMER_BYTE_RATE, 5 * MB)] },
  { entities: [user('partner-acme')], ops: [set(PRODUCER_BYTE_RATE, MB / 2), set(CONSUMER_BYTE_RATE, MB)] },
  { entities: [client('kafka-ui-export')], ops: [set(CONSUMER_BYTE_RATE, 2 * MB)] },
]
