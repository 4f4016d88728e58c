import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dir = fileURLToPath(new URL('../.cluster/tls', import.meta.url))

/** A certificate for loopback that signs itself; the local cluster's alone, made once and kept. */
export const TLS = { keystore: join(dir, 'broker.p12'), certificate: join(dir, 'broker.pem'), password: 'local-cluster-only' }

/** Makes the key store of the TLS listeners if it is not there yet (keytool comes with every Java). */
export function ensureTls(): void {
  if (existsSync(TLS.certificate)) return
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const store = ['-alias', 'broker', '-keystore', TLS.keystore, '-storepass', TLS.password, '-storetype', 'PKCS12']
  const names = 'san=ip:127.0.0.1,dns:localhost'
  keytool('-genkeypair', ...store, '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '3650', '-dname', 'CN=localhost', '-ext', names)
  keytool('-exportcert', '-rfc', ...store, '-file', TLS.certificate)
}

function keytool(...args: string[]): void {
  const { status, stdout, stderr } = spawnSync('keytool', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`keytool ${args[0]} failed:\n${stdout}${stderr}`)
}
