import 'server-only'
import type { ConnectionOptions } from '@platformatic/kafka'
import { type TlsSettings, serverNameOf, tlsOptions } from './cluster-connection'
import type { SaslLogin } from './sasl/sasl-login'

/** How a connection of @platformatic/kafka encrypts and logs in; `host`: the name its certificate has to be for. The login is prepared. */
export function wireOptions(
  { tls, login }: { tls: TlsSettings | null; login: SaslLogin | null },
  host: string,
): Pick<ConnectionOptions, 'tls' | 'tlsServerName' | 'sasl'> {
  return {
    ...(tls && { tls: tlsOptions(tls), tlsServerName: serverNameOf(tls, host) }),
    ...(login && { sasl: login.forWire() }),
  }
}
