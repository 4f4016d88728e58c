import { expect, test } from 'vitest'
import { loadConfig } from './config'
import { splitAddress } from '../contract/broker-address'
import { reveal, type Secret } from './kafka/cluster-connection'

/** A machine with these files. */
const machine =
  (files: Record<string, string> = {}) =>
  (path: string) =>
    files[path] ?? null
const load = (env: Record<string, string>, files?: Record<string, string>) => loadConfig(env, machine(files))
const loadYaml = (yaml: string, env: Record<string, string> = {}) => load(env, { 'highwater.yaml': yaml })
const KAFKA = { KAFKA_BROKERS: 'kafka-1:9092' }

test('KAFKA_BROKERS alone is enough', () => {
  expect(load({ KAFKA_BROKERS: 'kafka-1:9092, [::1]:9093' })).toStrictEqual({
    port: 3000,
    host: '0.0.0.0',
    auth: 'local',
    dataDir: './.highwater',
    secureCookies: false,
    trustProxy: false,
    roundMs: 10_000,
    admin: null,
    secret: null,
    oidc: null,
    roles: [],
    checkAnswers: true,
    clusters: [
      {
        id: 'default',
        name: 'default',
        brokers: ['kafka-1:9092', '[::1]:9093'],
        tls: null,
        sasl: null,
        readOnly: false,
        approval: [],
        commits: { source: 'auto', mostPerSec: 20_000 },
      },
    ],
    burrow: { intervals: 10, minDistanceSeconds: 1, allowedLag: 0, minimumComplete: 0 },
    history: { rawHours: 6, minuteDays: 7, tenMinuteDays: 90, mostSeries: 20_000 },
    callsPerMinute: { writes: 300, searches: 600, exports: 30 },
    exporter: { listen: null, topics: { include: '.*', exclude: '^$' }, groups: { include: '.*', exclude: '^$' } },
  })
  expect(splitAddress('[::1]:9093')).toEqual({ host: '::1', port: 9093 })
})

test('a cluster behind SASL and TLS, by the environment', () => {
  const { clusters } = load(
    {
      ...KAFKA,
      KAFKA_CLUSTER_NAME: 'Orders',
      KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
      KAFKA_SASL_USERNAME: 'console',
      KAFKA_SASL_PASSWORD_FILE: '/run/secrets/kafka',
      KAFKA_TLS_CA_FILE: '/ca.pem',
    },
    { '/run/secrets/kafka': 's3cret\n', '/ca.pem': 'PEM' },
  )
  expect(revealed(clusters)).toMatchObject([
    {
      name: 'Orders',
      tls: { ca: 'PEM', rejectUnauthorized: true },
      sasl: { mechanism: 'SCRAM-SHA-512', username: 'console', password: 's3cret' },
    },
  ])
})

test('a cluster behind SASL and TLS, by the file, its secrets elsewhere', () => {
  const yaml = `
    roundMs: 5000
    admin: { name: ada, password: { env: ADA } }
    clusters:
      - id: orders
        name: Orders
        brokers: [kafka-1:9092]
        readOnly: true
        tls: { ca: { file: /ca.pem }, serverName: kafka }
        sasl: { mechanism: PLAIN, username: console, password: { env: KAFKA_PW } }
      - id: plain
        brokers: [kafka-2:9092]
        tls: true`
  const config = load({ KAFKA_PW: 's3cret', ADA: 'a long password' }, { 'highwater.yaml': yaml, '/ca.pem': 'PEM' })
  expect(config).toMatchObject({ roundMs: 5000, admin: { name: 'ada', password: 'a long password' } })
  expect(revealed(config.clusters)).toStrictEqual([
    {
      id: 'orders',
      name: 'Orders',
      brokers: ['kafka-1:9092'],
      tls: { ca: 'PEM', serverName: 'kafka', rejectUnauthorized: true },
      sasl: { mechanism: 'PLAIN', username: 'console', password: 's3cret' },
      readOnly: true,
      approval: [],
      commits: { source: 'auto', mostPerSec: 20_000 },
    },
    {
      id: 'plain',
      name: 'plain',
      brokers: ['kafka-2:9092'],
      tls: { rejectUnauthorized: true },
      sasl: null,
      readOnly: false,
      approval: [],
      commits: { source: 'auto', mostPerSec: 20_000 },
    },
  ])
})

test('a proxy is trusted where the file or the environment says so, and nowhere else', () => {
  expect(load(KAFKA).trustProxy).toBe(false)
  expect(loadYaml('trustProxy: true', KAFKA).trustProxy).toBe(true)
  expect(loadYaml('trustProxy: true', { ...KAFKA, HIGHWATER_TRUST_PROXY: 'false' }).trustProxy).toBe(false)
  expect(load({ ...KAFKA, HIGHWATER_TRUST_PROXY: 'true' }).trustProxy).toBe(true)
})

test('what a file holds is read anew each time it is used; while it is away, it is what it was', () => {
  const files: Record<string, string> = { '/pw': 'old\n' }
  const { clusters } = loadConfig(
    { ...KAFKA, KAFKA_SASL_MECHANISM: 'PLAIN', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD_FILE: '/pw' },
    machine(files),
  )
  const password = () => (clusters[0]?.sasl as { password: Secret } | undefined)?.password ?? ''
  expect(reveal(password())).toBe('old')
  files['/pw'] = 'new\n'
  expect(reveal(password())).toBe('new')
  delete files['/pw']
  expect(reveal(password())).toBe('new')
})

test('a client certificate, a token endpoint and MSK by the file', () => {
  const yaml = `
    clusters:
      - id: mutual
        brokers: [kafka-1:9093]
        tls: { cert: { file: /c.pem }, key: { file: /k.pem } }
      - id: tokens
        brokers: [kafka-1:9094]
        sasl:
          mechanism: OAUTHBEARER
          tokenEndpoint: https://id.example/token
          clientId: console
          clientSecret: { env: S }
          scope: kafka
          audience: kafka-prod
          extensions: { logicalCluster: lkc-1 }
          ca: { file: /ca.pem }
      - id: msk
        brokers: [b-1.msk:9098]
        tls: true
        sasl: { mechanism: AWS_MSK_IAM, region: eu-central-1 }`
  const files = { 'highwater.yaml': yaml, '/c.pem': 'C', '/k.pem': 'K', '/ca.pem': 'CA' }
  expect(revealed(load({ S: 's3cret' }, files).clusters)).toMatchObject([
    { tls: { cert: 'C', key: 'K' } },
    {
      sasl: {
        mechanism: 'OAUTHBEARER',
        tokenEndpoint: 'https://id.example/token',
        clientId: 'console',
        clientSecret: 's3cret',
        scope: 'kafka',
        audience: 'kafka-prod',
        extensions: { logicalCluster: 'lkc-1' },
        ca: 'CA',
      },
    },
    { tls: { rejectUnauthorized: true }, sasl: { mechanism: 'AWS_MSK_IAM', region: 'eu-central-1' } },
  ])
})

test('the environment wins over the file', () => {
  const config = loadYaml('port: 4000\ndataDir: /data', { ...KAFKA, HIGHWATER_PORT: '5000', PORT: '6000' })
  expect(config).toMatchObject({ port: 5000, dataDir: '/data' })
})

test('what is set to nothing, or by Kubernetes for a service named highwater, is not set', () => {
  expect(load({ ...KAFKA, HIGHWATER_HOST: '', HIGHWATER_PORT: 'tcp://10.0.0.1:80' })).toMatchObject({ port: 3000, host: '0.0.0.0' })
})

test('/metrics can have an open address of its own, and filters as kafka_exporter has them', () => {
  const yaml = `
    exporter: { listen: ':9308', topics: { exclude: '^__' }, groups: { include: 'billing|orders' } }`
  expect(loadYaml(yaml, KAFKA).exporter).toEqual({
    listen: ':9308',
    topics: { include: '.*', exclude: '^__' },
    groups: { include: 'billing|orders', exclude: '^$' },
  })
  expect(loadYaml(yaml, { ...KAFKA, HIGHWATER_EXPORTER_LISTEN: '127.0.0.1:9000' }).exporter.listen).toBe('127.0.0.1:9000')
})

test('without sign-in the console stays on this machine', () => {
  expect(load({ ...KAFKA, HIGHWATER_AUTH: 'none' }).host).toBe('127.0.0.1')
  expect(() => load({ ...KAFKA, HIGHWATER_AUTH: 'none', HIGHWATER_HOST: '0.0.0.0' })).toThrow(/^HIGHWATER_AUTH: .*127\.0\.0\.1/)
})

test('answers are held against their schemas everywhere but in production', () => {
  expect(load({ ...KAFKA, NODE_ENV: 'production' }).checkAnswers).toBe(false)
})

const cluster = (line: string) => `clusters:\n  - id: a\n    brokers: [kafka:9092]\n    ${line}`

test.each([
  ['sasl: { mechanism: DIGEST, username: u, password: { env: P } }', 'clusters[0].sasl.mechanism: '],
  ['sasl: { mechanism: PLAIN, username: u, password: hunter2hunter2 }', 'clusters[0].sasl.password: a secret is not written here'],
  ['sasl: { mechanism: PLAIN, username: u, password: { env: P } }', 'clusters[0].sasl.password: the environment variable P is not set'],
  ['sasl: { mechanism: PLAIN, username: u, password: { file: /p } }', 'clusters[0].sasl.password: there is no file /p'],
  ['tls: { cert: { env: P } }', 'clusters[0].tls: cert and key belong together'],
  [
    'sasl: { mechanism: OAUTHBEARER, tokenEndpoint: id.example, clientId: u, clientSecret: { env: P } }',
    'clusters[0].sasl.tokenEndpoint: ',
  ],
  ['sasl: { mechanism: OAUTHBEARER, tokenEndpoint: "https://i/t", clientId: u, clientSecret: hunter2 }', 'clusters[0].sasl.clientSecret: '],
  ['sasl: { mechanism: AWS_MSK_IAM, region: Europe }', 'clusters[0].sasl.region: '],
  ['tls: { certificate: x }', 'clusters[0].tls.certificate: there is no such key'],
  ['readonly: true', 'clusters[0].readonly: there is no such key'],
  ['readOnly: maybe', 'clusters[0].readOnly: '],
  ['approval: [{ kinds: [topic.delet] }]', 'clusters[0].approval[0].kinds[0]: names no kind of change; there are group.reset-offsets'],
  ['approval: [{ kinds: [group.*], by: 0 }]', 'clusters[0].approval[0].by: '],
])('the file is refused in one sentence that names the key: %s', (line, sentence) => {
  const refusal = refusalOf(() => loadYaml(cluster(line)))
  expect(refusal).toContain(`highwater.yaml: ${sentence}`)
  expect(refusal).not.toContain('\n')
  expect(refusal).not.toContain('hunter2')
})

test.each([
  ['clusters: [{ id: A, brokers: [k:1] }]', 'clusters[0].id: '],
  ['clusters: [{ id: a, brokers: [kafka] }]', 'clusters[0].brokers[0]: expected host:port'],
  ['clusters: [{ id: a, brokers: [kafka:99999] }]', 'clusters[0].brokers[0]: a port'],
  ['clusters: [{ id: a, brokers: [k:1] }, { id: a, brokers: [k:1] }]', 'clusters[1].id: there is another'],
  ['roundMs: 10', 'roundMs: '],
  ['prot: 1', 'prot: there is no such key'],
  ['exporter: { listen: everywhere }', 'exporter.listen: expected host:port'],
  ['exporter: { listen: ":99999" }', 'exporter.listen: a port'],
  ["exporter: { topics: { include: '(orders' } }", 'exporter.topics.include: is not a regular expression'],
  ['exporter: { groups: { only: a } }', 'exporter.groups.only: there is no such key'],
  ['password: [hunter2', 'is not YAML'],
])('and so is %s', (yaml, sentence) => {
  const refusal = refusalOf(() => loadYaml(yaml))
  expect(refusal).toContain(`highwater.yaml: ${sentence}`)
  expect(refusal).not.toContain('hunter2')
})

test.each([
  [{ KAFKA_BROKERS: 'kafka' }, 'KAFKA_BROKERS[0]: expected host:port'],
  [{ ...KAFKA, HIGHWATER_PORT: 'http' }, 'HIGHWATER_PORT: '],
  [{ ...KAFKA, HIGHWATER_ROUND_MS: '100' }, 'HIGHWATER_ROUND_MS: '],
  [{ ...KAFKA, HIGHWATER_AUTH: 'off' }, 'HIGHWATER_AUTH: '],
  [{ ...KAFKA, HIGHWATER_EXPORTER_LISTEN: '9308' }, 'HIGHWATER_EXPORTER_LISTEN: expected host:port'],
  [{ ...KAFKA, HIGHWATER_CONFIG: '/etc/hw.yaml' }, 'HIGHWATER_CONFIG: there is no file'],
  [{ ...KAFKA, HIGHWATER_ADMIN_NAME: 'ada' }, 'HIGHWATER_ADMIN_PASSWORD: is needed'],
  [{ ...KAFKA, HIGHWATER_ADMIN_PASSWORD: 'short' }, 'HIGHWATER_ADMIN_PASSWORD: at least 12'],
  [{ ...KAFKA, KAFKA_SASL_USERNAME: 'u' }, 'KAFKA_SASL_MECHANISM: '],
  [{ ...KAFKA, KAFKA_SASL_MECHANISM: 'PLAIN', KAFKA_SASL_USERNAME: 'u' }, 'KAFKA_SASL_PASSWORD: is needed'],
])('the environment is refused in one sentence that names the variable: %o', (env, sentence) => {
  expect(refusalOf(() => load(env))).toContain(sentence)
})

test('a console may begin without a cluster', () => {
  expect(load({}).clusters).toEqual([])
  expect(loadYaml('port: 3100').clusters).toEqual([])
})

test('clusters are named in one place', () => {
  expect(() => loadYaml(cluster('readOnly: true'), KAFKA)).toThrow('KAFKA_BROKERS: highwater.yaml names clusters too')
})

/** With the secrets that are read when they are needed. */
function revealed(value: unknown): unknown {
  if (typeof value === 'function') return reveal(value as () => string)
  if (Array.isArray(value)) return value.map(revealed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revealed(inner)]))
}

function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Error && error.name === 'ConfigError') return error.message
    throw error
  }
  throw new Error('it was accepted')
}

const OIDC = 'clusters: [{ id: a, brokers: [kafka:9092] }]\noidc:\n  issuer: https://id.example.com/realm\n  clientId: highwater\n'

test('an identity provider, by little and by all there is to say', () => {
  expect(loadYaml(OIDC).oidc).toStrictEqual({
    issuer: 'https://id.example.com/realm',
    clientId: 'highwater',
    clientSecret: null,
    scopes: null,
    groupsClaim: 'groups',
    nameClaim: ['email', 'preferred_username'],
    title: 'single sign-on',
    contact: null,
    consoleUrl: null,
    graceMs: 3_600_000,
    ca: null,
  })
  const all = `${OIDC}  clientSecret: { env: SECRET }
  scopes: [profile, offline_access]
  groupsClaim: realm_access.roles
  nameClaim: name
  title: Nordwind
  contact: kafka@example.com
  consoleUrl: https://highwater.example.com/
  graceMinutes: 5
  ca: { file: ca.pem }
`
  expect(load({ SECRET: 's3cret' }, { 'highwater.yaml': all, 'ca.pem': 'PEM' }).oidc).toMatchObject({
    clientSecret: 's3cret',
    scopes: ['openid', 'profile', 'offline_access'],
    nameClaim: ['name'],
    consoleUrl: 'https://highwater.example.com',
    graceMs: 300_000,
    ca: 'PEM',
  })
})

test.each([
  ['  clientSecret: s3cret', /oidc\.clientSecret: a secret is not written here/],
  ['  clientSecret: { env: SECRET }', /oidc\.clientSecret: the environment variable SECRET is not set/],
  ['  consoleUrl: http://highwater.example.com', /oidc\.consoleUrl: expected https/],
  ['  scopes: [two words]', /oidc\.scopes\[0\]: a scope is one word/],
  ['  clientID: x', /oidc\.clientID: there is no such key/],
  ['auth: none', /oidc: has no use with auth: none/],
])('an identity provider with %s is refused by the name of the key', (line, sentence) => {
  expect(() => loadYaml(`${OIDC}${line}\n`)).toThrow(sentence)
  expect(() => loadYaml(OIDC.replace('https:', 'http:'))).toThrow(/oidc\.issuer: expected https/)
  expect(loadYaml(OIDC.replace('https://id.example.com', 'http://127.0.0.1:8080')).oidc?.issuer).toBe('http://127.0.0.1:8080/realm')
})

test('the secret of the console is long, and may be in a file', () => {
  const long = 'a secret of thirty-two characters'
  expect(load({ ...KAFKA, HIGHWATER_SECRET: long }).secret).toBe(long)
  expect(load({ ...KAFKA, HIGHWATER_SECRET_FILE: '/s' }, { '/s': `${long}\n` }).secret).toBe(long)
  expect(() => load({ ...KAFKA, HIGHWATER_SECRET: 'short' })).toThrow('HIGHWATER_SECRET: at least 32 characters')
})

test('changes of some kinds wait for another person, where there are persons', () => {
  const yaml = 'clusters: [{ id: a, brokers: [k:1], approval: [{ kinds: [topic.delete, group.*] }] }]'
  expect(loadYaml(yaml).clusters[0]?.approval).toEqual([{ kinds: ['topic.delete', 'group.*'], by: 1, expiresHours: 24 }])
  expect(refusalOf(() => loadYaml(`auth: none\n${yaml}`))).toContain('clusters[0].approval: needs people who sign in')
})
