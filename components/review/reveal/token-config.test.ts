import { expect, test } from 'vitest'
import { tokenConfig } from './token-config'

test('a Java client logs in by a token as ScramLoginModule wants it', () => {
  const login = { tokenId: 'Zk3T_x-1', hmac: 'a+b/c==', mechanism: 'SCRAM-SHA-256', bootstrap: ['kafka-1:9094', 'kafka-2:9094'] } as const
  expect(tokenConfig({ ...login, tls: true })).toBe(
    [
      'bootstrap.servers=kafka-1:9094,kafka-2:9094',
      'security.protocol=SASL_SSL',
      'sasl.mechanism=SCRAM-SHA-256',
      'sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="Zk3T_x-1" password="a+b/c==" tokenauth="true";',
    ].join('\n'),
  )
  expect(tokenConfig({ ...login, tls: false })).toContain('security.protocol=SASL_PLAINTEXT')
})
