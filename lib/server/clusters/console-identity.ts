import 'server-only'
import { X509Certificate } from 'node:crypto'
import type { ClusterConfig } from '../config/cluster-config'
import { reveal } from '../kafka/cluster-connection'
import type { ConsoleIdentity } from '../views/rights'

/** Who this console is to a cluster, as far as that can be told from how it signs in. */
export function consoleIdentity({ brokers, tls, sasl }: Pick<ClusterConfig, 'brokers' | 'tls' | 'sasl'>): ConsoleIdentity {
  return { bootstrap: brokers.join(','), ...principalOf({ tls, sasl }) }
}

function principalOf({ tls, sasl }: Pick<ClusterConfig, 'tls' | 'sasl'>): Pick<ConsoleIdentity, 'principal' | 'principalIsSure'> {
  if (sasl === null && tls?.cert !== undefined) return { principal: subjectOf(reveal(tls.cert)), principalIsSure: false }
  // Kafka's own words for whoever does not sign in.
  if (sasl === null) return { principal: 'User:ANONYMOUS', principalIsSure: true }
  // IAM's policies decide there, not ACLs.
  if (sasl.mechanism === 'AWS_MSK_IAM') return { principal: null, principalIsSure: false }
  // Usually the token's `sub`, which for client credentials is the client.
  if (sasl.mechanism === 'OAUTHBEARER') return { principal: `User:${sasl.clientId}`, principalIsSure: false }
  return { principal: `User:${sasl.username}`, principalIsSure: true }
}

/** As Kafka writes it without mapping rules (ssl.principal.mapping.rules): the subject by RFC 2253, last part first. */
function subjectOf(pem: string): string | null {
  try {
    const parts = new X509Certificate(pem).subject.split('\n').filter((part) => part !== '')
    return `User:${parts.toReversed().join(',')}`
  } catch {
    return null
  }
}
