import { expect, test } from 'vitest'
import { endpoints } from '@/lib/contract/endpoints'
import { openApiDocument } from './open-api'

// As a client gets it: what JSON cannot hold would be missing here.
const document = JSON.parse(JSON.stringify(openApiDocument(endpoints))) as ReturnType<typeof openApiDocument>

test('every endpoint is documented with who may call it', () => {
  const operations = Object.entries(document.paths as Record<string, Record<string, { operationId: string; 'x-permission': string }>>)
  const documented = operations.flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => `${operation.operationId} ${method.toUpperCase()} ${path} ${operation['x-permission']}`,
    ),
  )
  const expected = Object.values(endpoints).map(({ id, method, path, access }) => `${id} ${method} ${path} ${access}`)
  expect(documented.toSorted()).toEqual(expected.toSorted())
})

test('parameters, bodies and answers are those of the schemas', () => {
  expect(document).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/api/v1/clusters/{cluster}/groups': {
        get: {
          parameters: expect.arrayContaining([
            expect.objectContaining({ name: 'cluster', in: 'path', required: true }),
            expect.objectContaining({ name: 'limit', in: 'query', required: false }),
          ]) as unknown,
          responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } }, default: expect.anything() as unknown },
        },
      },
      '/api/v1/session': {
        post: {
          security: [],
          requestBody: { content: { 'application/json': { schema: { required: ['name', 'password'] } } } },
        },
      },
      '/api/v1/sessions/{session}': { delete: { responses: { 204: { description: 'Done' } } } },
      '/api/v1/session/oidc/start': {
        get: { security: [], responses: { 303: { headers: { Location: { schema: { type: 'string' } } } } } },
      },
    },
  })
})

test('a body says that it takes no other fields, and what more its schema says of it', () => {
  expect(document).toMatchObject({
    paths: {
      '/api/v1/users': { post: { requestBody: { content: { 'application/json': { schema: { additionalProperties: false } } } } } },
      '/api/v1/connection-checks': {
        post: { requestBody: { content: { 'application/json': { schema: { additionalProperties: false, oneOf: [{}, {}] } } } } },
      },
    },
  })
})

test('every $ref leads somewhere', () => {
  const text = JSON.stringify(document)
  const refs = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path = '']) => path)
  expect(refs.length).toBeGreaterThan(0)
  for (const ref of new Set(refs)) {
    const target = ref.split('/').reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document)
    expect([ref, target]).toEqual([ref, expect.anything()])
  }
})
