import { expect, test } from 'vitest'
import { type ClientLogin, clientConfig } from './client-configs'

const login: ClientLogin = {
  user: 'orders',
  password: 'aB3',
  mechanism: 'SCRAM-SHA-512',
  bootstrap: ['kafka-1:9092', 'kafka-2:9092'],
  tls: true,
}

test('Java', () => {
  expect(clientConfig('java', login)).toBe(`bootstrap.servers=kafka-1:9092,kafka-2:9092
security.protocol=SASL_SSL
sasl.mechanism=SCRAM-SHA-512
sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="orders" password="aB3";`)
})

test('Spring', () => {
  expect(clientConfig('spring', { ...login, tls: false })).toBe(`spring.kafka.bootstrap-servers=kafka-1:9092,kafka-2:9092
spring.kafka.security.protocol=SASL_PLAINTEXT
spring.kafka.properties.sasl.mechanism=SCRAM-SHA-512
spring.kafka.properties.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="orders" password="aB3";`)
})

test('librdkafka', () => {
  expect(clientConfig('librdkafka', { ...login, mechanism: 'SCRAM-SHA-256' })).toBe(`bootstrap.servers=kafka-1:9092,kafka-2:9092
security.protocol=sasl_ssl
sasl.mechanism=SCRAM-SHA-256
sasl.username=orders
sasl.password=aB3`)
})

test('kafkajs', () => {
  expect(clientConfig('kafkajs', { ...login, password: `it's "quoted"` })).toBe(`new Kafka({
  brokers: ["kafka-1:9092", "kafka-2:9092"],
  ssl: true,
  sasl: {
    mechanism: "scram-sha-512",
    username: "orders",
    password: "it's \\"quoted\\"",
  },
})`)
})

test('what a properties file or JAAS would take for something else is escaped for both', () => {
  const line = clientConfig('java', { ...login, password: String.raw`a"b\c ü` })
    .split('\n')
    .at(-1)
  // What the file says, read as a properties file, then as a JAAS line.
  expect(line).toContain(String.raw`password="a\\"b\\\\c \u00fc";`)
})
