import 'server-only'
import { z } from 'zod'
import { AwsRegion, SaslExtensions, TokenEndpoint } from '../../contract/connections'
import { PASSWORD_MECHANISMS } from '../kafka/cluster-connection'
import { SecretSource } from './secret-source'

export const PasswordMechanism = z.enum(PASSWORD_MECHANISMS)

const TlsSettings = z
  .strictObject({
    ca: SecretSource.optional(),
    cert: SecretSource.optional(),
    key: SecretSource.optional(),
    serverName: z.string().optional(),
    rejectUnauthorized: z.boolean().default(true),
  })
  .refine(({ cert, key }) => (cert === undefined) === (key === undefined), 'cert and key belong together')

export const Sasl = z.discriminatedUnion('mechanism', [
  z.strictObject({ mechanism: PasswordMechanism, username: z.string().min(1), password: SecretSource }),
  z.strictObject({
    mechanism: z.literal('OAUTHBEARER'),
    tokenEndpoint: TokenEndpoint,
    clientId: z.string().min(1),
    clientSecret: SecretSource,
    scope: z.string().min(1).optional(),
    audience: z.string().min(1).optional(),
    extensions: SaslExtensions.optional(),
    ca: SecretSource.optional(),
  }),
  z.strictObject({
    mechanism: z.literal('AWS_MSK_IAM'),
    region: AwsRegion,
    roleArn: z.string().min(1).optional(),
    profile: z.string().min(1).optional(),
  }),
])

/** `tls: true` is TLS with nothing to say about it. Turned into an object first, so that errors name the key inside. */
export const Tls = z.preprocess((value) => (value === true ? {} : value === false ? null : value), TlsSettings.nullable())
