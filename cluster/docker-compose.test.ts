import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { COMMON_SETTINGS, ports } from './node-config'

interface Service {
  image: string
  hostname: string
  ports: string[]
  environment: Record<string, string | number>
}

const text = readFileSync(new URL('../docker-compose.yml', import.meta.url), 'utf8')
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> }
const nodes = [1, 2, 3, 4].map((id) => ({ id, service: services[`node-${id}`] }))

/** As the image does it: `_` for a dot, `__` for an underscore, `___` for a dash. */
const variable = (key: string) => `KAFKA_${key.replaceAll('-', '___').replaceAll('.', '_').toUpperCase()}`

describe('docker-compose.yml', () => {
  it.each(nodes)('tells node $id what the Java process is told', ({ service }) => {
    const wanted = Object.entries(COMMON_SETTINGS).map(([key, value]) => [variable(key), String(value)])
    const told = wanted.map(([key = '']) => [key, String(service?.environment[key])])
    expect(told).toEqual(wanted)
  })

  it.each(nodes)('publishes the ports of node $id on loopback only, and advertises them', ({ id, service }) => {
    const sasl = `\${KAFKA_SASL_${id}:-${ports.sasl(19092, id)}}`
    const local = `\${KAFKA_LOCAL_${id}:-${ports.plaintext(19092, id)}}`
    expect(service?.ports).toEqual([`127.0.0.1:${sasl}:${sasl}`, `127.0.0.1:${local}:${local}`])
    expect(service?.environment.KAFKA_ADVERTISED_LISTENERS).toBe(
      `SASL://127.0.0.1:${sasl},LOCAL://127.0.0.1:${local},INTERNAL://${service?.hostname}:9090`,
    )
  })

  it('has three combined nodes, one that is only a broker, and a second log dir on node 2', () => {
    expect(nodes.map(({ service }) => service?.environment.KAFKA_PROCESS_ROLES)).toEqual([
      'broker,controller',
      'broker,controller',
      'broker,controller',
      'broker',
    ])
    expect(nodes.map(({ service }) => String(service?.environment.KAFKA_LOG_DIRS).split(',').length)).toEqual([1, 2, 1, 1])
  })
})
