import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET } from '@/app/metrics/route'
import { getContainer } from '@/lib/server/container'
import { request } from '../test/test-console'

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-metrics-'))

beforeAll(() => {
  vi.stubEnv('HIGHWATER_CONFIG', '')
  vi.stubEnv('HIGHWATER_DATA_DIR', dataDir)
  vi.stubEnv('HIGHWATER_ADMIN_NAME', 'ada')
  vi.stubEnv('HIGHWATER_ADMIN_PASSWORD', 'correct horse battery')
  vi.stubEnv('HIGHWATER_AUTH', 'local')
  // Nobody listens there, and nobody is asked: observing has not begun.
  vi.stubEnv('KAFKA_BROKERS', '127.0.0.1:1')
})
afterAll(async () => {
  await getContainer().store.close()
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

test('/metrics is for who may read, by token or session, and for nobody else', async () => {
  const by = { kind: 'user', name: 'ada', role: 'admin' } as const
  const { secret } = await getContainer().access.createToken({ name: 'prometheus', role: 'viewer' }, by)
  const asNobody = await GET(request('GET', '/metrics'))
  expect(asNobody.status).toBe(401)
  expect(await asNobody.text()).not.toContain('kafka_')
  expect((await GET(request('GET', '/metrics', { authorization: 'Bearer hw_guessed' }))).status).toBe(401)

  const told = await GET(request('GET', '/metrics', { authorization: `Bearer ${secret}` }))
  expect(told.status).toBe(200)
  expect(told.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(await told.text()).toMatch(/^kafka_exporter_build_info\{.*\} 1$/m)
})

test('a cluster that was never reached has no figures but those of the exporter', async () => {
  const by = { kind: 'user', name: 'ada', role: 'admin' } as const
  const { secret } = await getContainer().access.createToken({ name: 'second', role: 'viewer' }, by)
  const text = await (await GET(request('GET', '/metrics', { authorization: `Bearer ${secret}` }))).text()
  expect(text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toHaveLength(1)
})
