import 'server-only'
import type { SASLOptions as WireSasl } from '@platformatic/kafka'
import type { SASLOptions as KafkajsSasl } from 'kafkajs'
import { type SaslCredentials, reveal } from '../cluster-connection'
import { KafkaError } from '../kafka-error'
import { mskToken } from './msk-token'
import { requestToken } from './request-token'
import { TokenCache } from './token-cache'

/** The login of a cluster's user, for either client. Passwords and tokens are asked for anew whenever a broker wants them. */
export interface SaslLogin {
  /** What a connection needs before it has only so long; rejects as the token endpoint does. */
  prepare(): Promise<void>
  forWire(): WireSasl
  forKafkajs(): KafkajsSasl
  /** A broker has refused it. */
  refused(): void
}

/** Of one cluster's credentials there is one login, whatever asks for it. */
const logins = new WeakMap<SaslCredentials, SaslLogin>()

export function loginOf(credentials: SaslCredentials): SaslLogin {
  const known = logins.get(credentials) ?? saslLogin(credentials)
  logins.set(credentials, known)
  return known
}

/** One that shares its token with nobody: for credentials that are only tried. */
export function saslLogin(credentials: SaslCredentials): SaslLogin {
  if (credentials.mechanism === 'OAUTHBEARER') {
    return tokenLogin(new TokenCache(() => requestToken(credentials)), credentials.extensions)
  }
  if (credentials.mechanism === 'AWS_MSK_IAM') return tokenLogin(new TokenCache(() => mskToken(credentials)))
  const { mechanism, username, password } = credentials
  return {
    prepare: () => Promise.resolve(),
    forWire: () => ({ mechanism, username, password: () => reveal(password) }),
    forKafkajs: () => ({ mechanism: KAFKAJS_NAMES[mechanism], username, password: reveal(password) }) as KafkajsSasl,
    refused: () => {},
  }
}

const KAFKAJS_NAMES = { PLAIN: 'plain', 'SCRAM-SHA-256': 'scram-sha-256', 'SCRAM-SHA-512': 'scram-sha-512' } as const

function tokenLogin(tokens: TokenCache, extensions?: Record<string, string>): SaslLogin {
  return {
    prepare: async () => void (await tokens.get()),
    forWire: () => ({
      mechanism: 'OAUTHBEARER',
      token: () => tokens.get(),
      ...(extensions && { oauthBearerExtensions: extensions }),
      authBytesValidator: (said, done) => {
        if (said.length === 0) return done(null, said)
        tokens.forget()
        done(new KafkaError('SASL_AUTHENTICATION_FAILED', 'refused the token'))
      },
    }),
    forKafkajs: () => ({
      mechanism: 'oauthbearer',
      oauthBearerProvider: async () => ({ value: await tokens.get(), ...(extensions && { extensions }) }),
    }),
    refused: () => tokens.forget(),
  }
}
