import 'server-only'
import { z } from 'zod'
import type { Endpoint } from '../../contract/endpoint'
import { Problem } from '../../contract/problem'
import { strict } from './parse-input'
import { paramNamesOf } from './path-params'

type Json = Record<string, unknown>

const PROBLEM = { $ref: '#/components/responses/Problem' }
const LEADS_ON = 303
const NAME_IN_PATH =
  'Percent-encoded. A name that is empty, “.” or “..”, or begins with “~”, takes one more “~” in front: URLs swallow the first three.'

/** The endpoint table as OpenAPI 3.1. The schemas are those that the server itself parses by. */
export function openApiDocument(endpoints: Readonly<Record<string, Endpoint>>): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of Object.values(endpoints)) {
    const operations = (paths[endpoint.path] ??= {})
    operations[endpoint.method.toLowerCase()] = operation(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Highwater', version: 'v1', description: 'The API of the Highwater console for Apache Kafka.' },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API token: hw_…' },
        session: { type: 'apiKey', in: 'cookie', name: 'highwater_session', description: 'Over https __Host-highwater_session' },
      },
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457)',
          content: { 'application/problem+json': { schema: jsonSchema(Problem, 'output') } },
        },
      },
    },
  }
}

function operation(endpoint: Endpoint): Json {
  const { id, summary, access, path, query, body } = endpoint
  return {
    operationId: id,
    summary,
    'x-permission': access,
    security: access === 'public' ? [] : [{ bearer: [] }, { session: [] }],
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(strict(body), 'input') } } } }),
    responses: { [endpoint.status]: success(endpoint), default: PROBLEM },
  }
}

function success({ response, stream, summary, status }: Endpoint): Json {
  if (response) return { description: summary, content: { 'application/json': { schema: jsonSchema(response, 'output') } } }
  if (status === LEADS_ON) return { description: summary, headers: { Location: { schema: { type: 'string' } } } }
  return stream ? { description: summary, content: { [stream]: {} } } : { description: 'Done' }
}

function pathParameters(path: string): Json[] {
  return paramNamesOf(path).map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' }, description: NAME_IN_PATH }))
}

function queryParameters(query: z.ZodType | null): Json[] {
  if (!(query instanceof z.ZodObject)) return []
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => asPlainArray(jsonSchema),
  })
  return rest
}

/** A tuple as an array of so many of any of these: few tools know `prefixItems`. */
function asPlainArray(schema: z.core.JSONSchema.BaseSchema): void {
  const { prefixItems } = schema
  if (prefixItems === undefined) return
  delete schema.prefixItems
  const distinct = [...new Map(prefixItems.map((item) => [JSON.stringify(item), item])).values()]
  schema.items = { anyOf: distinct.filter((item) => typeof item !== 'boolean') }
}
