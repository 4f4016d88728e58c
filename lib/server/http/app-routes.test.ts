import { globSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Endpoint } from '@/lib/contract/endpoint'
import { endpoints } from '@/lib/contract/endpoints'

// Loading every route takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const ROOT = resolve(import.meta.dirname, '../../..')
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** `app/api/v1/users/[user]/route.ts` answers to `/api/v1/users/{user}`. */
function pathOf(file: string): string {
  const folders = file.split(sep).slice(1, -1)
  return `/${folders.map((folder) => folder.replace(/^\[(\w+)\]$/, '{$1}')).join('/')}`
}

function endpointOf(handler: unknown): Endpoint | null {
  return typeof handler === 'function' && 'endpoint' in handler ? (handler.endpoint as Endpoint) : null
}

async function exportedRoutes() {
  const files = globSync('app/api/v1/**/route.ts', { cwd: ROOT })
  const modules = await Promise.all(
    files.map(async (file) => [file, (await import(/* @vite-ignore */ join(ROOT, file))) as Record<string, unknown>] as const),
  )
  return modules.flatMap(([file, module]) =>
    METHODS.filter((method) => method in module).map((method) => ({ file, method, endpoint: endpointOf(module[method]) })),
  )
}

test('whatever is exported under app/api/v1 is made by route(), with the endpoint of its own path and method', async () => {
  const routes = await exportedRoutes()
  expect(routes.length).toBeGreaterThan(0)
  const wrong = routes.filter(({ file, method, endpoint }) => endpoint?.path !== pathOf(file) || endpoint.method !== method)
  expect(wrong.map(({ file, method }) => `${file} ${method}`)).toEqual([])
})

test('every endpoint of the contract has its route', async () => {
  const there = new Set((await exportedRoutes()).map(({ endpoint }) => endpoint?.id))
  const missing = Object.values(endpoints).filter(({ id }) => !there.has(id))
  expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('loading the routes starts nothing', async () => {
  await exportedRoutes()
  expect(Symbol.for('highwater') in globalThis).toBe(false)
})
