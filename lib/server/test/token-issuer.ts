import 'server-only'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type JWK, Provider } from 'oidc-provider'
import { TOKEN_AUDIENCE } from '@/cluster/extra-listeners'
import { tokenSigningKey } from '@/cluster/tls'

export const TOKEN_CLIENT = { clientId: 'oauth-console', clientSecret: 'secret-of-the-token-client' } as const

/** A real OpenID provider on loopback, whose tokens the test cluster's OAUTH listener takes. Its `state` may be changed while it runs. */
export async function startTokenIssuer({ tokenLifeSec = 3_600 } = {}) {
  const state = { tokenLifeSec, issued: 0, audience: null as string | null }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(url, {
    jwks: { keys: [tokenSigningKey() as JWK] },
    clients: [
      {
        client_id: TOKEN_CLIENT.clientId,
        client_secret: TOKEN_CLIENT.clientSecret,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      },
    ],
    scopes: ['kafka'],
    ttl: { ClientCredentials: () => state.tokenLifeSec },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:kafka',
        getResourceServerInfo: () => ({
          scope: 'kafka',
          audience: state.audience ?? TOKEN_AUDIENCE,
          accessTokenTTL: state.tokenLifeSec,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  })
  provider.on('grant.success', () => (state.issued += 1))
  const answer = provider.callback()
  return {
    state,
    tokenEndpoint: `${url}/token`,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
