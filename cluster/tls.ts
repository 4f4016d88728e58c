import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, type JsonWebKey } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Certificate, makeCertificate } from './certificates.ts'

const dir = fileURLToPath(new URL('../.cluster/tls', import.meta.url))
const mutual = join(dir, 'mutual')

/** A certificate for loopback that signs itself; the local cluster's alone, made once and kept. */
export const TLS = { keystore: join(dir, 'broker.p12'), certificate: join(dir, 'broker.pem'), password: 'local-cluster-only' }

/** Files of the listener that asks its clients for a certificate, all by one CA; `broker` holds key and certificate. */
export const MUTUAL_TLS = {
  ca: join(mutual, 'ca.pem'),
  caKey: join(mutual, 'ca.key'),
  broker: join(mutual, 'broker.pem'),
  client: join(mutual, 'client.pem'),
  clientKey: join(mutual, 'client.key'),
}

/** What brokers check OAUTHBEARER tokens with, and what a test's token issuer signs them with. */
export const TOKEN_KEYS = { jwks: join(mutual, 'jwks.json'), signing: join(mutual, 'signing.json') }

/** Makes the key store of the TLS listeners if it is not there yet (keytool comes with every Java). */
export function ensureTls(): void {
  if (existsSync(TLS.certificate)) return
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const store = ['-alias', 'broker', '-keystore', TLS.keystore, '-storepass', TLS.password, '-storetype', 'PKCS12']
  const names = 'san=ip:127.0.0.1,dns:localhost'
  keytool('-genkeypair', ...store, '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '3650', '-dname', 'CN=localhost', '-ext', names)
  keytool('-exportcert', '-rfc', ...store, '-file', TLS.certificate)
}

/** Makes the files of MUTUAL_TLS and TOKEN_KEYS if they are not there yet: all of them or none. */
export function ensureTestKeys(): void {
  if (existsSync(mutual)) return
  const half = `${mutual}-${process.pid}`
  mkdirSync(half, { recursive: true, mode: 0o700 })
  const put = (path: string, text: string) => writeFileSync(path.replace(mutual, half), text, { mode: 0o600 })
  const ca = makeCertificate({ commonName: 'Highwater test CA', issuer: null, isCa: true })
  const broker = makeCertificate({ commonName: 'localhost', issuer: ca, hosts: ['127.0.0.1', 'localhost'] })
  const client = makeCertificate({ commonName: 'highwater-console', issuer: ca })
  put(MUTUAL_TLS.ca, ca.certificate)
  put(MUTUAL_TLS.caKey, ca.key)
  put(MUTUAL_TLS.broker, broker.key + broker.certificate)
  put(MUTUAL_TLS.client, client.certificate)
  put(MUTUAL_TLS.clientKey, client.key)

  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const about = { kid: 'local', use: 'sig', alg: 'RS256' }
  put(TOKEN_KEYS.jwks, JSON.stringify({ keys: [{ ...publicKey.export({ format: 'jwk' }), ...about }] }))
  put(TOKEN_KEYS.signing, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), ...about }))
  try {
    renameSync(half, mutual)
  } catch {
    // Somebody else made them meanwhile.
    rmSync(half, { recursive: true })
  }
}

/** The CA of MUTUAL_TLS, to sign more certificates with. */
export function testCa(): Certificate {
  const read = (path: string) => readFileSync(path, 'utf8')
  return { commonName: 'Highwater test CA', certificate: read(MUTUAL_TLS.ca), key: read(MUTUAL_TLS.caKey) }
}

export function tokenSigningKey(): JsonWebKey {
  return JSON.parse(readFileSync(TOKEN_KEYS.signing, 'utf8')) as JsonWebKey
}

function keytool(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync('keytool', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`keytool ${args[0]} failed:\n${stdout}${stderr}`)
}
