import { ADMIN, openListenerOf } from '../fixtures/accounts'
import { expect, test } from '../fixtures/console'
import { tool, unique, withGroup, withTopic } from '../fixtures/kafka'
import { type Prometheus, startPrometheus } from '../fixtures/prometheus'

const [topic, lonely, group] = [unique('scraped'), unique('lonely'), unique('scraper')]
const COMMITTED = 7
/** More records behind on each partition than Strimzi's alert allows. */
const RECORDS_PER_PARTITION = 1_100
let prometheus: Prometheus

test.describe.configure({ mode: 'serial' })

test.beforeAll(async ({ playwright, baseURL }) => {
  await withTopic(topic, 3, 3 * RECORDS_PER_PARTITION)
  await withTopic(lonely, 1, 1, 1)
  await withGroup(group, topic, COMMITTED)
  const console = new URL(baseURL ?? '')
  const api = await playwright.request.newContext({ baseURL: console.href, extraHTTPHeaders: { origin: console.origin } })
  expect((await api.post('/api/v1/session', { data: ADMIN })).status()).toBe(200)
  const { token } = (await (await api.post('/api/v1/tokens', { data: { name: unique('prometheus'), role: 'viewer' } })).json()) as {
    token: string
  }
  await api.dispose()
  const params = { cluster: ['test'] }
  prometheus = await startPrometheus([
    { name: 'kafka-exporter', target: console.host, bearer: token, params },
    { name: 'all-views', target: console.host, bearer: token, params: { ...params, view: ['burrow,console'] } },
    { name: 'open', target: openListenerOf(Number(console.port)), params },
    { name: 'nobody', target: console.host },
  ])
})
test.afterAll(() => prometheus?.stop())

const seriesOf = (expression: string) => async () => (await prometheus.query(expression)).length

test('Prometheus reads every view with a token, the open listener without, and nothing else without', async () => {
  await expect
    .poll(() => prometheus.health(), { timeout: 30_000 })
    .toEqual({ 'kafka-exporter': 'up', 'all-views': 'up', open: 'up', nobody: expect.stringContaining('401') as unknown })
  await expect.poll(seriesOf(`kafka_consumergroup_lag{job="kafka-exporter",consumergroup="${group}"}`), { timeout: 30_000 }).toBe(3)
  await expect.poll(seriesOf(`kafka_consumergroup_lag{job="open",consumergroup="${group}"}`)).toBe(3)
})

test("its lag is what Kafka's own tool says", async () => {
  const described = await tool('kafka-consumer-groups', '--describe', '--group', group)
  const rows = described.split('\n').map((line) => line.trim().split(/\s+/))
  const said = rows
    .filter(([name, of]) => name === group && of === topic)
    .map(([, , partition, committed, end, lag]) => [partition, committed, end, lag])
  expect(said).toHaveLength(3)
  const valueOf = async (series: string, partition: string) =>
    (await prometheus.query(`${series}{job="kafka-exporter",topic="${topic}",partition="${partition}"}`))[0]?.value[1]
  for (const [partition = '', committed, end, lag] of said) {
    // After a scrape that failed there is no value until the next.
    await expect.poll(() => valueOf('kafka_consumergroup_lag', partition)).toBe(lag)
    await expect.poll(() => valueOf('kafka_consumergroup_current_offset', partition)).toBe(committed)
    await expect.poll(() => valueOf('kafka_topic_partition_current_offset', partition)).toBe(end)
  }
})

test('the variables of the dashboard "Kafka Exporter Overview" (7589) find this console', async () => {
  expect(await prometheus.labelValues('job', 'kafka_consumergroup_current_offset')).toContain('kafka-exporter')
  const [instance] = await prometheus.labelValues('instance', 'kafka_consumergroup_current_offset{job=~"kafka-exporter"}')
  const topics = await prometheus.labelValues(
    'topic',
    `kafka_topic_partition_current_offset{instance='${instance}',topic!='__consumer_offsets',topic!='--kafka'}`,
  )
  expect(topics).toContain(topic)
  expect(topics).not.toContain('__consumer_offsets')
})

const OVERVIEW = {
  'Message in per second': 'sum(rate(kafka_topic_partition_current_offset{instance="$instance", topic=~"$topic"}[1m])) by (topic)',
  'Lag by Consumer Group': 'sum(kafka_consumergroup_lag{instance="$instance",topic=~"$topic"}) by (consumergroup, topic)',
  'Message in per minute': 'sum(delta(kafka_topic_partition_current_offset{instance="$instance",topic=~"$topic"}[5m])/5) by (topic)',
  'Message consume per minute':
    'sum(delta(kafka_consumergroup_current_offset{instance="$instance",topic=~"$topic"}[5m])/5) by (consumergroup, topic)',
  'Partitions per Topic': 'sum by(topic) (kafka_topic_partitions{instance="$instance",topic=~"$topic"})',
}
const STRIMZI = {
  instances: 'kafka_exporter_build_info',
  topics: 'count(kafka_topic_partitions{instance="$instance"})',
  partitions: 'sum(kafka_topic_partitions{instance="$instance"})',
  replicas: 'sum(kafka_topic_partition_replicas{instance="$instance"})',
  'in-sync replicas': 'sum(kafka_topic_partition_in_sync_replica{instance="$instance"})',
  'under-replicated partitions': 'sum(kafka_topic_partition_under_replicated_partition{instance="$instance"})',
  // Its condition is `< 1`; on this cluster every leader may be where it should.
  'partitions not on the preferred node': 'count(kafka_topic_partition_leader_is_preferred{instance="$instance"} < 2)',
  'messages in per second': 'sum(rate(kafka_topic_partition_current_offset{instance="$instance",topic=~"$topic"}[1m])) by (topic)',
  'messages consumed per minute': 'sum(delta(kafka_consumergroup_current_offset{topic=~"$topic"}[5m])/5) by (consumergroup, topic)',
  'lag by consumer group': 'sum(kafka_consumergroup_lag{topic=~"$topic"}) by (consumergroup, topic)',
  'consumer group offsets': 'sum(kafka_consumergroup_current_offset{topic=~"$topic"}) by (consumergroup, topic, partition)',
  'current offsets': 'sum(kafka_topic_partition_current_offset{topic=~"$topic"}) by (topic, partition)',
  'oldest offsets': 'sum(kafka_topic_partition_oldest_offset{topic=~"$topic"}) by (topic, partition)',
}
const ALERTS = {
  // Its condition is `> 0`; nothing is under-replicated here.
  UnderReplicatedPartition: 'kafka_topic_partition_under_replicated_partition >= 0',
  TooLargeConsumerGroupLag: 'kafka_consumergroup_lag > 1000',
  NoMessageForTooLong: 'changes(kafka_topic_partition_current_offset{topic!="__consumer_offsets"}[10m]) == 0',
  'KafkaTopicsReplicas (awesome-prometheus-alerts)': 'sum(kafka_topic_partition_in_sync_replica) by (topic) < 3',
  'KafkaConsumersGroup (awesome-prometheus-alerts)': 'sum(kafka_consumergroup_lag) by (consumergroup) > 50',
}
const OURS = {
  'status by Burrow': `burrow_kafka_consumer_status{cluster="test",consumer_group="${group}"}`,
  verdict: `highwater_consumergroup_verdict{cluster="test",consumergroup="${group}"}`,
  'age of the picture': 'highwater_snapshot_age_seconds{cluster="test"} < 60',
  'requests of a round': 'highwater_round_requests{cluster="test"} == 1 + 3 * 3',
  'how long a round takes': 'highwater_round_duration_seconds{cluster="test"} > 0',
  'delay of the event loop': 'highwater_event_loop_delay_max_seconds{job="all-views"}',
  'resident memory': 'process_resident_memory_bytes{job="all-views"} > 10e6',
}

for (const [of, queries] of Object.entries({ 'dashboard 7589': OVERVIEW, "Strimzi's dashboard": STRIMZI, alert: ALERTS, ours: OURS })) {
  for (const [name, query] of Object.entries(queries)) {
    test(`${of}: “${name}” has an answer`, async ({ baseURL }) => {
      const expression = query.replaceAll('$instance', new URL(baseURL ?? '').host).replaceAll('$topic', topic)
      await expect.poll(seriesOf(expression), { message: expression, timeout: 30_000 }).toBeGreaterThan(0)
    })
  }
}
