import createNextIntlPlugin from 'next-intl/plugin'
import { HTTPS_HEADERS, SAFE_HEADERS } from './lib/server/http/safe-headers.ts'

const withNextIntl = createNextIntlPlugin('./lib/client/i18n/request.ts')
const toList = (headers) => Object.entries(headers).map(([key, value]) => ({ key, value }))

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  // Without these a lockfile in any folder above the checkout moves the server into a folder of its own.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  typedRoutes: true,
  poweredByHeader: false,
  // `npm test` checks the types, once; a build that somebody waits for does not do it again.
  typescript: { ignoreBuildErrors: true },
  // The event stream says `no-transform`, so that no event waits in a compressor.
  compress: true,
  serverExternalPackages: ['kafkajs', '@platformatic/kafka', 'aws-msk-iam-sasl-signer-js', 'pino'],
  // The paths of Burrow's API lose a trailing slash by themselves, by its rules; all others here, as Next does it.
  skipTrailingSlashRedirect: true,
  redirects: async () => [{ source: '/:path((?!v3/|burrow/).+)/', destination: '/:path', permanent: true }],
  headers: async () => [
    { source: '/:path*', headers: toList(SAFE_HEADERS) },
    // A proxy in front of the console speaks https, and says so.
    { source: '/:path*', has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }], headers: toList(HTTPS_HEADERS) },
  ],
  distDir: process.env.HIGHWATER_DIST_DIR ?? '.next',
}

export default withNextIntl(config)
