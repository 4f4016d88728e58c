import 'server-only'
import * as client from 'openid-client'
import type { OidcConfig } from './oidc-config'
import { providerFetch } from './provider-fetch'

const TIMEOUT_SECONDS = 5

/** Asks the provider where its endpoints are. Signatures of ID tokens are checked by its keys, TLS or not. */
export function discoverProvider(
  { issuer, clientId, clientSecret, ca }: OidcConfig,
  clockToleranceSeconds: number,
): Promise<client.Configuration> {
  const url = new URL(issuer)
  return client.discovery(
    url,
    clientId,
    { [client.clockTolerance]: clockToleranceSeconds },
    clientSecret === null ? client.None() : bySecret(clientSecret),
    {
      [client.customFetch]: providerFetch(ca),
      timeout: TIMEOUT_SECONDS,
      // The configuration lets http pass for this machine alone.
      execute: [client.enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [client.allowInsecureRequests] : [])],
    },
  )
}

/** In the header, which every provider must be able to read, but for those that say they cannot. */
function bySecret(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)]
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported
    const isBasic = methods === undefined || methods.includes('client_secret_basic')
    return (isBasic ? basic : post)(server, ...rest)
  }
}
