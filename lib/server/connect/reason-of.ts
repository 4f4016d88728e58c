import 'server-only'
import type { ConnectionStep } from '../../contract/connections'
import type { SaslCredentials } from '../kafka/cluster-connection'
import type { KafkaError } from '../kafka/kafka-error'

/** What the address is, and how it was tried. */
export interface About {
  /** The broker that advertises it. */
  broker: number | null
  mechanism: SaslCredentials['mechanism'] | null
  hasTls: boolean
  hasClientCertificate: boolean
}

/** Why a step failed, by the names of messages/<language>/connect.json. */
export const REASONS = [
  'forbidden-address',
  'unresolvable',
  'advertised-unresolvable',
  'refused',
  'advertised-refused',
  'unreachable',
  'advertised-unreachable',
  'advertised-loopback',
  'tls-files',
  'tls-not-spoken',
  'tls-refused',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-unknown',
  'certificate-other-name',
  'client-certificate-missing',
  'client-certificate-refused',
  'hangs-up',
  'tls-wanted',
  'not-kafka',
  'silent',
  'token-refused',
  'no-aws-credentials',
  'token-endpoint',
  'login-refused',
  'token-not-accepted',
  'mechanism-not-enabled',
  'sasl-missing',
  'sasl-not-wanted',
  'other-cluster',
  'other',
] as const
export type Reason = (typeof REASONS)[number]

const BY_NAME: Record<string, Reason> = {
  FORBIDDEN_ADDRESS: 'forbidden-address',
  ADVERTISED_LOOPBACK: 'advertised-loopback',
  OTHER_CLUSTER: 'other-cluster',
  TLS_FILES: 'tls-files',
  TLS_REQUIRED: 'tls-wanted',
  NOT_KAFKA: 'not-kafka',
  SASL_MISSING: 'sasl-missing',
  TOKEN_REFUSED: 'token-refused',
  NO_AWS_CREDENTIALS: 'no-aws-credentials',
  TOKEN_ENDPOINT_FAILED: 'token-endpoint',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-other-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-unknown',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-unknown',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-unknown',
  UNSUPPORTED_SASL_MECHANISM: 'mechanism-not-enabled',
  ILLEGAL_SASL_STATE: 'sasl-not-wanted',
}

/** Alerts by which a server says what it thinks of the client's certificate (RFC 8446, 6.2). */
const CERTIFICATE_ALERT = /CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED/

export function reasonOf(step: ConnectionStep['step'], { kafkaError: name }: KafkaError, about: About): Reason {
  const known = BY_NAME[name]
  if (known) return known
  const isAdvertised = about.broker !== null
  switch (step) {
    case 'dns':
      return isAdvertised ? 'advertised-unresolvable' : 'unresolvable'
    case 'tcp':
      if (name === 'ECONNREFUSED') return isAdvertised ? 'advertised-refused' : 'refused'
      return isAdvertised ? 'advertised-unreachable' : 'unreachable'
    case 'tls':
      if (name === 'CLIENT_CERTIFICATE' || CERTIFICATE_ALERT.test(name)) {
        return about.hasClientCertificate ? 'client-certificate-refused' : 'client-certificate-missing'
      }
      return name.startsWith('TLS_ALERT_') ? 'tls-refused' : 'tls-not-spoken'
    case 'api-versions':
      return name === 'REQUEST_TIMED_OUT' ? 'silent' : 'hangs-up'
    case 'sasl':
      if (name !== 'SASL_AUTHENTICATION_FAILED') return 'other'
      return about.mechanism === 'OAUTHBEARER' || about.mechanism === 'AWS_MSK_IAM' ? 'token-not-accepted' : 'login-refused'
    case 'token':
    case 'advertised':
    case 'metadata':
      return 'other'
  }
}
