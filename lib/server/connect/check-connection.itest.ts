import { readFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createServer as createTlsServer } from 'node:tls'
import { Admin } from '@platformatic/kafka'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createScramUsers } from '@/cluster/access/scram'
import { makeCertificate } from '@/cluster/certificates'
import { MUTUAL_TLS, testCa } from '@/cluster/tls'
import type { ConnectionCheck } from '@/lib/contract/connections'
import type { ClusterConnection, OauthCredentials } from '../kafka/cluster-connection'
import { realBootstrap, realConnection } from '../test/real-cluster'
import { startTokenIssuer, TOKEN_CLIENT } from '../test/token-issuer'
import { checkConnection } from './check-connection'

const PASSWORD = 'secret-of-the-connection-check'
const read = (path: string) => readFileSync(path, 'utf8')
const mutual = () => ({ ca: read(MUTUAL_TLS.ca), cert: read(MUTUAL_TLS.client), key: read(MUTUAL_TLS.clientKey) })
const plain = (password = 'plain-secret') => ({ mechanism: 'PLAIN' as const, username: 'plainuser', password })
const scram = (mechanism: 'SCRAM-SHA-256' | 'SCRAM-SHA-512', password = PASSWORD) => ({
  mechanism,
  username: `checking-${mechanism}`,
  password,
})
const serverCa = () => read(process.env['HIGHWATER_TEST_CA'] ?? '')

let issuer: Awaited<ReturnType<typeof startTokenIssuer>>
const tokens = (how: Partial<OauthCredentials> = {}): OauthCredentials => ({
  mechanism: 'OAUTHBEARER',
  ...TOKEN_CLIENT,
  tokenEndpoint: issuer.tokenEndpoint,
  scope: 'kafka',
  ...how,
})
const servers: Server[] = []

beforeAll(async () => {
  issuer = await startTokenIssuer()
  const admin = new Admin({ clientId: 'checking', bootstrapBrokers: realBootstrap('PLAINTEXT') })
  await createScramUsers(
    admin,
    (['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const).map((mechanism) => ({ name: `checking-${mechanism}`, password: PASSWORD, mechanism })),
  )
  await admin.close()
})
afterAll(async () => {
  await issuer.stop()
  for (const server of servers) server.close()
})

/** One bootstrap address, so that what is told of it is told once. */
function one(connection: ClusterConnection): ClusterConnection {
  return { ...connection, bootstrap: connection.bootstrap.slice(0, 1) }
}

/** `step: name / reason` of all that failed, each once. */
function failures({ steps }: ConnectionCheck): string[] {
  const told = steps.flatMap(({ step, error }) => (error ? [`${step}: ${error.name} / ${error.message.code.replace('.message', '')}`] : []))
  return [...new Set(told)]
}

async function listening(server: Server, host = '127.0.0.1'): Promise<{ host: string; port: number }> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return { host, port: (server.address() as AddressInfo).port }
}

describe('every step passes, at the bootstrap address and at every broker', () => {
  test.each<[string, () => ClusterConnection, string[]]>([
    ['PLAINTEXT', () => realConnection('c'), ['tls', 'sasl']],
    ['mTLS', () => realConnection('c', 'MTLS', { tls: mutual() }), ['sasl']],
    ['TLS', () => realConnection('c', 'TLS', { tls: { ca: serverCa() } }), ['sasl']],
    ['PLAIN', () => realConnection('c', 'SASL', { sasl: plain() }), ['tls']],
    ['SCRAM-SHA-256', () => realConnection('c', 'SASL', { sasl: scram('SCRAM-SHA-256') }), ['tls']],
    ['SCRAM-SHA-512', () => realConnection('c', 'SASL', { sasl: scram('SCRAM-SHA-512') }), ['tls']],
    ['OAUTHBEARER', () => realConnection('c', 'OAUTH', { sasl: tokens() }), ['tls']],
  ])('%s', async (_, connection, skipped) => {
    const check = await checkConnection(one(connection()))
    expect(failures(check)).toEqual([])
    expect(check.passed).toBe(true)
    expect(check.clusterId).toMatch(/^[\w-]{22}$/)
    expect(new Set(check.steps.flatMap(({ step, state }) => (state === 'skipped' ? [step] : [])))).toEqual(new Set(skipped))
    expect([...new Set(check.steps.map(({ broker }) => broker))]).toEqual(expect.arrayContaining([null, 1, 2, 3]))
  })

  test('with the day its certificate ends', async () => {
    const { steps } = await checkConnection(one(realConnection('c', 'MTLS', { tls: mutual() })))
    const [tls] = steps.filter(({ step }) => step === 'tls')
    expect(Date.parse(tls?.expiresAt ?? '')).toBeGreaterThan(Date.now() + 365 * 86_400_000)
  })
})

describe('what is wrong is told by its step and its reason:', () => {
  const other = makeCertificate({ commonName: 'Another CA', issuer: null, isCa: true })
  const day = 86_400_000
  const expired = { notBefore: new Date(Date.now() - 20 * day), notAfter: new Date(Date.now() - 10 * day) }
  const clientBy = (wish: Omit<Parameters<typeof makeCertificate>[0], 'commonName'>) => {
    const { certificate, key } = makeCertificate({ commonName: 'highwater-console', ...wish })
    return { ca: read(MUTUAL_TLS.ca), cert: certificate, key }
  }
  const at = (host: string, port: number): ClusterConnection => ({ ...realConnection('c'), bootstrap: [{ host, port }] })

  test.each<[string, () => ClusterConnection, RegExp]>([
    ['a name that does not resolve', () => at('no-such-host.invalid', 9092), /^dns: (ENOTFOUND|EAI_AGAIN) \/ unresolvable$/],
    ['a closed port', () => at('127.0.0.1', 1), /^tcp: ECONNREFUSED \/ refused$/],
    ['a metadata address', () => at('169.254.169.254', 80), /^dns: FORBIDDEN_ADDRESS \/ forbidden-address$/],
    ['a client without TLS at a TLS port', () => realConnection('c', 'TLS'), /^api-versions: \w+ \/ (hangs-up|tls-wanted)$/],
    ['the same with a login', () => realConnection('c', 'TLS', { sasl: plain() }), /^api-versions: \w+ \/ (hangs-up|tls-wanted)$/],
    ['a client with TLS at a port without', () => realConnection('c', 'PLAINTEXT', { tls: {} }), /^tls: \w+ \/ tls-not-spoken$/],
    ['a CA nobody gave', () => realConnection('c', 'TLS', { tls: {} }), /^tls: DEPTH_ZERO_SELF_SIGNED_CERT \/ certificate-unknown$/],
    [
      'another CA than the one that signed',
      () => realConnection('c', 'MTLS', { tls: { ...mutual(), ca: other.certificate } }),
      /^tls: UNABLE_TO_VERIFY_LEAF_SIGNATURE \/ certificate-unknown$/,
    ],
    [
      'another host name',
      () => realConnection('c', 'MTLS', { tls: { ...mutual(), serverName: 'kafka.example' } }),
      /^tls: ERR_TLS_CERT_ALTNAME_INVALID \/ certificate-other-name$/,
    ],
    ['a CA that is no PEM', () => realConnection('c', 'MTLS', { tls: { ...mutual(), key: 'not PEM' } }), /^tls: TLS_FILES \/ tls-files$/],
    [
      'no client certificate',
      () => realConnection('c', 'MTLS', { tls: { ca: read(MUTUAL_TLS.ca) } }),
      /^tls: \w+ \/ client-certificate-missing$/,
    ],
    [
      'a client certificate by another CA',
      () => realConnection('c', 'MTLS', { tls: clientBy({ issuer: other }) }),
      /^tls: \w+ \/ client-certificate-refused$/,
    ],
    [
      'an expired client certificate',
      () => realConnection('c', 'MTLS', { tls: clientBy({ issuer: testCa(), ...expired }) }),
      /^tls: \w+ \/ client-certificate-refused$/,
    ],
    [
      'a wrong PLAIN password',
      () => realConnection('c', 'SASL', { sasl: plain('not it') }),
      /^sasl: SASL_AUTHENTICATION_FAILED \/ login-refused$/,
    ],
    ...(['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const).map(
      (mechanism) =>
        [
          `a wrong ${mechanism} password`,
          () => realConnection('c', 'SASL', { sasl: scram(mechanism, 'not it') }),
          /^sasl: SASL_AUTHENTICATION_FAILED \/ login-refused$/,
        ] as [string, () => ClusterConnection, RegExp],
    ),
    [
      'a mechanism that is not enabled',
      () => realConnection('c', 'SASL', { sasl: tokens() }),
      /^sasl: UNSUPPORTED_SASL_MECHANISM \/ mechanism-not-enabled$/,
    ],
    ['no login where one is wanted', () => realConnection('c', 'SASL'), /^sasl: SASL_MISSING \/ sasl-missing$/],
    ['a login where none is taken', () => realConnection('c', 'PLAINTEXT', { sasl: plain() }), /^sasl: \w+ \/ sasl-not-wanted$/],
    [
      'a wrong client secret',
      () => realConnection('c', 'OAUTH', { sasl: tokens({ clientSecret: 'not it' }) }),
      /^token: TOKEN_REFUSED \/ token-refused$/,
    ],
    [
      'a token endpoint that is none',
      () => realConnection('c', 'OAUTH', { sasl: tokens({ tokenEndpoint: `${issuer.tokenEndpoint}/elsewhere` }) }),
      /^token: TOKEN_REFUSED \/ token-refused$/,
    ],
    [
      'a token endpoint where nothing listens',
      () => realConnection('c', 'OAUTH', { sasl: tokens({ tokenEndpoint: 'http://127.0.0.1:1/token' }) }),
      /^token: TOKEN_ENDPOINT_FAILED \/ token-endpoint$/,
    ],
    [
      'a token endpoint at a metadata address',
      () => realConnection('c', 'OAUTH', { sasl: tokens({ tokenEndpoint: 'http://169.254.169.254/token' }) }),
      /^token: FORBIDDEN_ADDRESS \/ forbidden-address$/,
    ],
  ])('%s', async (_, connection, expected) => {
    const check = await checkConnection(one(connection()))
    expect(failures(check)).toEqual([expect.stringMatching(expected)])
    expect(check.passed).toBe(false)
    const after = check.steps.slice(check.steps.findIndex(({ state }) => state === 'failed') + 1)
    expect(after.every(({ state }) => state === 'skipped')).toBe(true)
    for (const secret of [PASSWORD, 'plain-secret', TOKEN_CLIENT.clientSecret, 'not it', 'PRIVATE KEY']) {
      expect(JSON.stringify(check)).not.toContain(secret)
    }
  })

  test('a token that the broker does not accept', async () => {
    issuer.state.audience = 'kafka://another-cluster'
    try {
      const check = await checkConnection(one(realConnection('c', 'OAUTH', { sasl: tokens() })))
      expect(failures(check)).toEqual(['sasl: SASL_AUTHENTICATION_FAILED / token-not-accepted'])
    } finally {
      issuer.state.audience = null
    }
  })

  test('a token for MSK, signed, at a broker that is none; and no AWS credentials to sign one with', async () => {
    const msk = () => checkConnection(one(realConnection('c', 'OAUTH', { sasl: { mechanism: 'AWS_MSK_IAM', region: 'eu-central-1' } })))
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'example')
    expect(failures(await msk())).toEqual(['sasl: SASL_AUTHENTICATION_FAILED / token-not-accepted'])
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    expect(failures(await msk())).toEqual(['token: NO_AWS_CREDENTIALS / no-aws-credentials'])
    vi.unstubAllEnvs()
  })

  test('mechanisms that are offered instead are named', async () => {
    const { steps } = await checkConnection(one(realConnection('c', 'SASL', { sasl: tokens() })))
    const text = steps.find(({ error }) => error)?.error?.message.text ?? ''
    for (const mechanism of ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512']) expect(text).toContain(mechanism)
  })

  test('an expired server certificate, and the day it ended', async () => {
    const { certificate, key } = makeCertificate({ commonName: 'localhost', issuer: testCa(), hosts: ['127.0.0.1'], ...expired })
    const address = await listening(createTlsServer({ cert: certificate, key }))
    const check = await checkConnection({ ...at(address.host, address.port), tls: { ca: read(MUTUAL_TLS.ca) } })
    expect(failures(check)).toEqual(['tls: CERT_HAS_EXPIRED / certificate-expired'])
    const ended = check.steps.find(({ step }) => step === 'tls')?.expiresAt ?? ''
    expect(Math.abs(Date.parse(ended) - expired.notAfter.getTime())).toBeLessThan(1_000)
  })

  test('something else than Kafka; what it says is not passed on', async () => {
    const address = await listening(createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\nthe-secret-of-another-server')))
    const check = await checkConnection(at(address.host, address.port))
    expect(failures(check)).toEqual(['api-versions: NOT_KAFKA / not-kafka'])
    expect(JSON.stringify(check)).not.toContain('another-server')
  })
})

describe('advertised addresses are tried as they are:', () => {
  test('a name that nobody knows and a port where nothing listens, each with its broker', async () => {
    const connection = realConnection('c', 'ASTRAY')
    const check = await checkConnection({ ...connection, bootstrap: connection.bootstrap.slice(2) })
    const told = check.steps.flatMap(({ broker, target, step, error }) =>
      error ? [{ broker, target, step, reason: error.message.code }] : [],
    )
    expect(told).toEqual([
      { broker: 1, target: 'kafka-1.invalid:9092', step: 'dns', reason: 'advertised-unresolvable.message' },
      { broker: 2, target: '127.0.0.1:1', step: 'tcp', reason: 'advertised-refused.message' },
    ])
    expect(check.steps.filter(({ broker }) => broker === 3).every(({ state }) => state !== 'failed')).toBe(true)
    expect(check.passed).toBe(false)
  })

  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))?.address

  test.runIf(outside)('localhost, from a broker that was reached from elsewhere', async () => {
    const [, port] = (realBootstrap('PLAINTEXT')[0] ?? '').split(':')
    const relay = createServer((socket: Socket) => {
      const inside = connect(Number(port), '127.0.0.1')
      for (const [from, to] of [
        [socket, inside],
        [inside, socket],
      ] as const) {
        from.pipe(to)
        from.on('error', () => to.destroy())
      }
    })
    const address = await listening(relay, outside)
    const check = await checkConnection({ ...realConnection('c'), bootstrap: [address] })
    expect(failures(check)).toEqual(['advertised: ADVERTISED_LOOPBACK / advertised-loopback'])
    expect(check.steps.filter(({ step, state }) => step === 'advertised' && state === 'failed').length).toBeGreaterThanOrEqual(3)
  })
})
