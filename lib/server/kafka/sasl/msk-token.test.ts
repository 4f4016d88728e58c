import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { mskToken } from './msk-token'

/** A machine without any AWS identity of its own. */
beforeEach(() => {
  const empty = join(mkdtempSync(join(tmpdir(), 'highwater-msk-')), 'none')
  writeFileSync(empty, '')
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', empty)
  vi.stubEnv('AWS_CONFIG_FILE', empty)
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_PROFILE']) vi.stubEnv(name, undefined)
})
afterEach(() => vi.unstubAllEnvs())

test('the token is a signed request to connect, for the host of its region, for a quarter of an hour', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLE')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'not-to-be-in-the-token')
  const before = Date.now()
  const { value, expiresAt } = await mskToken({ mechanism: 'AWS_MSK_IAM', region: 'eu-central-1' })
  expect(value).toMatch(/^[\w-]+$/)
  const url = new URL(Buffer.from(value, 'base64url').toString('utf8'))
  expect(url.origin).toBe('https://kafka.eu-central-1.amazonaws.com')
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    Action: 'kafka-cluster:Connect',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': expect.stringMatching(/^AKIAEXAMPLE\/\d{8}\/eu-central-1\/kafka-cluster\/aws4_request$/) as string,
    'X-Amz-Expires': '900',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  })
  expect(url.href).not.toContain('not-to-be-in-the-token')
  // Its time counts in whole seconds.
  expect((expiresAt ?? 0) - before).toBeGreaterThan(898_000)
  expect((expiresAt ?? 0) - before).toBeLessThanOrEqual(901_000)
})

test('without AWS credentials there is no token, and that is said', async () => {
  const refused = mskToken({ mechanism: 'AWS_MSK_IAM', region: 'eu-central-1', profile: 'none' })
  await expect(refused).rejects.toMatchObject({ kafkaError: 'NO_AWS_CREDENTIALS' })
})
