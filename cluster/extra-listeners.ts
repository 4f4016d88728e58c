import { pathToFileURL } from 'node:url'
import { MUTUAL_TLS, TOKEN_KEYS } from './tls.ts'

/** A listener that only some clusters have. */
export interface ExtraListener {
  name: string
  protocol: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT'
  /** Of node 1; the others follow. */
  offset: number
  /** What the node tells clients of itself; null: where it listens. */
  advertised: ((id: number) => string | null) | null
  settings: Record<string, string | number>
}

/** Whom tokens must be for. */
export const TOKEN_AUDIENCE = 'kafka://local-cluster'

const oauth = 'org.apache.kafka.common.security.oauthbearer'

/** Of the tests' cluster: client certificates, tokens, and brokers that say the wrong address of themselves. */
export const TEST_LISTENERS = {
  mtls: {
    name: 'MTLS',
    protocol: 'SSL',
    offset: 50,
    advertised: null,
    settings: {
      'ssl.client.auth': 'required',
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': MUTUAL_TLS.broker,
      'ssl.truststore.type': 'PEM',
      'ssl.truststore.location': MUTUAL_TLS.ca,
    },
  },
  oauth: {
    name: 'OAUTH',
    protocol: 'SASL_PLAINTEXT',
    offset: 60,
    advertised: null,
    settings: {
      'sasl.enabled.mechanisms': 'OAUTHBEARER',
      'oauthbearer.sasl.jaas.config': `${oauth}.OAuthBearerLoginModule required;`,
      'oauthbearer.sasl.server.callback.handler.class': `${oauth}.OAuthBearerValidatorCallbackHandler`,
      'oauthbearer.connections.max.reauth.ms': 3_600_000,
      'sasl.oauthbearer.jwks.endpoint.url': pathToFileURL(TOKEN_KEYS.jwks).href,
      'sasl.oauthbearer.expected.audience': TOKEN_AUDIENCE,
    },
  },
  astray: {
    name: 'ASTRAY',
    protocol: 'PLAINTEXT',
    offset: 70,
    // A name nobody resolves, a port nobody listens on; node 3 is right.
    advertised: (id) => (id === 1 ? 'kafka-1.invalid:9092' : id === 2 ? '127.0.0.1:1' : null),
    settings: {},
  },
} as const satisfies Record<string, ExtraListener>

/** Kafka reads keys of tokens from nowhere else. */
export const ALLOWED_TOKEN_KEYS = ['urls', 'files'].map(
  (what) =>
    `-Dorg.apache.kafka.sasl.oauthbearer.allowed.${what}=${what === 'urls' ? pathToFileURL(TOKEN_KEYS.jwks).href : TOKEN_KEYS.jwks}`,
)
