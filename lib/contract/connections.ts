import { z } from 'zod'
import { BrokerAddress } from './broker-address'
import { Message } from './changes'
import { Time } from './primitives'

/** What is sent and never answered: it is in memory for as long as the request takes. */
const secretText = (description: string) => z.string().min(1).max(100_000).meta({ description, writeOnly: true, format: 'password' })
const Name = z.string().min(1).max(1_000)

export const TokenEndpoint = z.url({ protocol: /^https?$/, error: 'expected a URL, such as https://id.example/oauth2/token' }).max(2_000)
export const AwsRegion = z.string().regex(/^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/, 'expected a region, such as eu-central-1')
/** SASL extensions (KIP-342); `auth` is the token's own place. */
export const SaslExtensions = z
  .record(z.string().regex(/^[A-Za-z]{1,100}$/, 'letters only'), z.string().regex(/^[\x20-\x7e]{1,1000}$/, 'printable ASCII only'))
  .refine((extensions) => !('auth' in extensions), '“auth” is the token itself')

export const ConnectionTls = z.strictObject({
  ca: secretText('PEM').optional(),
  cert: secretText('PEM; needs key').optional(),
  key: secretText('PEM; needs cert').optional(),
  serverName: Name.optional(),
  rejectUnauthorized: z.boolean().default(true),
})

export const ConnectionSasl = z.discriminatedUnion('mechanism', [
  z.strictObject({ mechanism: z.enum(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']), username: Name, password: secretText('Password') }),
  z.strictObject({
    mechanism: z.literal('OAUTHBEARER'),
    tokenEndpoint: TokenEndpoint,
    clientId: Name,
    clientSecret: secretText('Client secret'),
    scope: Name.optional(),
    audience: Name.optional(),
    extensions: SaslExtensions.optional(),
    ca: secretText('PEM, of the token endpoint').optional(),
  }),
  z.strictObject({ mechanism: z.literal('AWS_MSK_IAM'), region: AwsRegion, roleArn: Name.optional(), profile: Name.optional() }),
])

/** How a cluster is reached: as in highwater.yaml, with the secrets themselves. */
export const ConnectionSettings = z.strictObject({
  brokers: z.array(BrokerAddress).min(1).max(20),
  tls: ConnectionTls.nullable().default(null),
  sasl: ConnectionSasl.nullable().default(null),
})
export type ConnectionSettings = z.infer<typeof ConnectionSettings>

const [Password, Oauth, Msk] = ConnectionSasl.options

/** The same, where a secret that is left out is the one that is kept of the cluster. */
export const KeepingSettings = ConnectionSettings.extend({
  sasl: z
    .discriminatedUnion('mechanism', [Password.partial({ password: true }), Oauth.partial({ clientSecret: true }), Msk])
    .nullable()
    .default(null),
})
export type KeepingSettings = z.output<typeof KeepingSettings>

/** What may be shown of a login. */
export const PublicSasl = z.discriminatedUnion('mechanism', [Password.omit({ password: true }), Oauth.omit({ clientSecret: true }), Msk])

/** A cluster of this console as it is, or as somebody edits it; or settings that are kept nowhere. */
export const CheckConnection = z
  .strictObject({ cluster: z.string().min(1).max(40).optional(), ...KeepingSettings.partial().shape })
  .refine(({ cluster, brokers }) => cluster !== undefined || brokers !== undefined, {
    path: ['brokers'],
    error: 'give brokers, or the id of a cluster',
  })
  .refine(({ brokers, tls, sasl }) => brokers !== undefined || (!tls && !sasl), {
    path: ['brokers'],
    error: 'are needed with tls or sasl',
  })
  .meta({
    oneOf: [
      { required: ['brokers'], not: { required: ['cluster'] } },
      { required: ['cluster'], not: { anyOf: [{ required: ['brokers'] }, { required: ['tls'] }, { required: ['sasl'] }] } },
    ],
  })

export const CONNECTION_STEPS = ['token', 'advertised', 'dns', 'tcp', 'tls', 'api-versions', 'sasl', 'metadata'] as const

export const ConnectionError = z.object({
  /** Kafka's own name, Node's or OpenSSL's code, or one of docs/connecting.md. */
  name: z.string(),
  message: Message,
  advice: Message,
})

export const ConnectionStep = z.object({
  step: z.enum(CONNECTION_STEPS),
  /** `host:port` */
  target: z.string(),
  /** The broker that advertises this address; null: a bootstrap address, or the token endpoint. */
  broker: z.number().int().nullable(),
  state: z.enum(['passed', 'failed', 'skipped']),
  ms: z.number().int(),
  /** Of the TLS certificate. */
  expiresAt: Time.nullable(),
  error: ConnectionError.nullable(),
})
export type ConnectionStep = z.infer<typeof ConnectionStep>

/** `passed`: the cluster answered over one bootstrap address at least, and every broker where it says it is. */
export const ConnectionCheck = z.object({ passed: z.boolean(), clusterId: z.string().nullable(), steps: z.array(ConnectionStep) })
export type ConnectionCheck = z.infer<typeof ConnectionCheck>
