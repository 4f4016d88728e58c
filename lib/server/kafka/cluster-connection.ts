import 'server-only'
import { isIP } from 'node:net'
import type { ConnectionOptions as TlsOptions } from 'node:tls'

export interface HostPort {
  host: string
  port: number
}

/** A text, or where it is read anew at each connection, so that what was rotated works without a restart. */
export type Secret = string | (() => string)

export function reveal(secret: Secret): string {
  return typeof secret === 'string' ? secret : secret()
}

export const PASSWORD_MECHANISMS = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] as const

export interface PasswordCredentials {
  mechanism: (typeof PASSWORD_MECHANISMS)[number]
  username: string
  password: Secret
}

/** OAuth 2.0 client credentials (RFC 6749, 4.4) for SASL/OAUTHBEARER (KIP-255, KIP-768). */
export interface OauthCredentials {
  mechanism: 'OAUTHBEARER'
  /** http or https. */
  tokenEndpoint: string
  clientId: string
  clientSecret: Secret
  scope?: string | undefined
  audience?: string | undefined
  /** SASL extensions (KIP-342), sent to the broker beside the token. */
  extensions?: Record<string, string> | undefined
  /** PEM, of the token endpoint. */
  ca?: Secret | undefined
}

/** OAUTHBEARER with a token signed by the AWS credentials that this process finds, or of a role or profile. */
export interface MskCredentials {
  mechanism: 'AWS_MSK_IAM'
  region: string
  roleArn?: string | undefined
  profile?: string | undefined
}

export type SaslCredentials = PasswordCredentials | OauthCredentials | MskCredentials

/** PEM texts. `serverName`: the name on the brokers' certificates where it is not the one they are reached by. */
export interface TlsSettings {
  ca?: Secret | undefined
  cert?: Secret | undefined
  key?: Secret | undefined
  serverName?: string | undefined
  rejectUnauthorized?: boolean | undefined
}

/** How one cluster is reached. The bootstrap addresses are only asked until the cluster has named its brokers. */
export interface ClusterConnection {
  clientId: string
  bootstrap: readonly HostPort[]
  tls: TlsSettings | null
  sasl: SaslCredentials | null
}

/** `host:port`, as people write it in messages. */
export function addressOf({ host, port }: HostPort): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

/** TLS as Node wants it, with certificates and key as they are at this moment. */
export function tlsOptions({ ca, cert, key, serverName, rejectUnauthorized = true }: TlsSettings): TlsOptions {
  return {
    rejectUnauthorized,
    ...(ca !== undefined && { ca: reveal(ca) }),
    ...(cert !== undefined && { cert: reveal(cert) }),
    ...(key !== undefined && { key: reveal(key) }),
    ...(serverName !== undefined && { servername: serverName }),
  }
}

/** The name to ask a server's certificate for; false for an address, which may not be asked for (RFC 6066). */
export function serverNameOf({ serverName }: TlsSettings, host: string): string | false {
  return serverName ?? (isIP(host) === 0 && host)
}
