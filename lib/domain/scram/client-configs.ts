import type { ScramMechanism } from './scram-mechanism'

export interface ClientLogin {
  user: string
  password: string
  mechanism: ScramMechanism
  /** `host:port` */
  bootstrap: readonly string[]
  tls: boolean
}

export const CLIENT_KINDS = ['java', 'kafkajs', 'librdkafka', 'spring'] as const
export type ClientKind = (typeof CLIENT_KINDS)[number]

/** What a client's config has to say to log in as this user; to be pasted as it is. */
export function clientConfig(kind: ClientKind, login: ClientLogin): string {
  return CONFIGS[kind](login).join('\n')
}

const CONFIGS: Record<ClientKind, (login: ClientLogin) => string[]> = {
  java: ({ bootstrap, ...login }) => [
    `bootstrap.servers=${bootstrap.join(',')}`,
    `security.protocol=${protocolOf(login)}`,
    `sasl.mechanism=${login.mechanism}`,
    `sasl.jaas.config=${inProperties(jaas(login))}`,
  ],
  spring: ({ bootstrap, ...login }) => [
    `spring.kafka.bootstrap-servers=${bootstrap.join(',')}`,
    `spring.kafka.security.protocol=${protocolOf(login)}`,
    `spring.kafka.properties.sasl.mechanism=${login.mechanism}`,
    `spring.kafka.properties.sasl.jaas.config=${inProperties(jaas(login))}`,
  ],
  kafkajs: ({ user, password, mechanism, bootstrap, tls }) => [
    'new Kafka({',
    `  brokers: [${bootstrap.map((address) => JSON.stringify(address)).join(', ')}],`,
    `  ssl: ${String(tls)},`,
    '  sasl: {',
    `    mechanism: ${JSON.stringify(mechanism.toLowerCase())},`,
    `    username: ${JSON.stringify(user)},`,
    `    password: ${JSON.stringify(password)},`,
    '  },',
    '})',
  ],
  librdkafka: ({ user, password, mechanism, bootstrap, ...login }) => [
    `bootstrap.servers=${bootstrap.join(',')}`,
    `security.protocol=${protocolOf(login).toLowerCase()}`,
    `sasl.mechanism=${mechanism}`,
    `sasl.username=${user}`,
    `sasl.password=${password}`,
  ],
}

const protocolOf = ({ tls }: Pick<ClientLogin, 'tls'>) => (tls ? 'SASL_SSL' : 'SASL_PLAINTEXT')

function jaas({ user, password }: Pick<ClientLogin, 'user' | 'password'>): string {
  const login = `username=${inJaas(user)} password=${inJaas(password)}`
  return `org.apache.kafka.common.security.scram.ScramLoginModule required ${login};`
}

/** JaasConfig reads values with a StreamTokenizer: in double quotes, with a backslash before what would end or escape. */
const inJaas = (text: string) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`

/** Properties files are Latin-1, and a backslash in them escapes. */
const inProperties = (text: string) =>
  text.replaceAll('\\', String.raw`\\`).replaceAll(/[^\x20-\x7E]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
