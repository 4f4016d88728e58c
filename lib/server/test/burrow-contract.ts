import 'server-only'

/** What a value of Burrow's API may be. `object`: these keys and no others, in this order; `seconds`: ms that are whole seconds. */
export type Shape =
  | 'string'
  | 'boolean'
  | 'int'
  | 'uint'
  | 'seconds'
  | 'share'
  | { words: readonly string[] }
  | { list: Shape }
  | { byName: Shape }
  | { orNull: Shape }
  | { object: readonly (readonly [key: string, of: Shape])[] }

const names: Shape = { list: 'string' }
const offset: Shape = {
  object: [
    ['offset', 'int'],
    ['timestamp', 'int'],
    ['observedAt', 'seconds'],
    ['lag', { orNull: 'uint' }],
  ],
}
const partition: Shape = {
  object: [
    ['offsets', { list: { orNull: offset } }],
    ['owner', 'string'],
    ['client_id', 'string'],
    ['current-lag', 'uint'],
  ],
}
const partitionStatus: Shape = {
  object: [
    ['topic', 'string'],
    ['partition', 'int'],
    ['owner', 'string'],
    ['client_id', 'string'],
    ['status', { words: ['OK', 'WARN', 'STOP', 'STALL', 'REWIND'] }],
    ['start', { orNull: offset }],
    ['end', { orNull: offset }],
    ['current_lag', 'uint'],
    ['complete', 'share'],
  ],
}
const groupStatus: Shape = {
  object: [
    ['cluster', 'string'],
    ['group', 'string'],
    ['status', { words: ['NOTFOUND', 'OK', 'WARN', 'ERR'] }],
    ['complete', 'share'],
    ['partitions', { list: partitionStatus }],
    ['partition_count', 'uint'],
    ['maxlag', { orNull: partitionStatus }],
    ['totallag', 'uint'],
  ],
}
const clientProfile: Shape = {
  object: [
    ['name', 'string'],
    ['client-id', 'string'],
    ['kafka-version', 'string'],
    [
      'tls',
      {
        orNull: {
          object: [
            ['name', 'string'],
            ['noverify', 'boolean'],
            ['certfile', 'string'],
            ['keyfile', 'string'],
            ['cafile', 'string'],
          ],
        },
      },
    ],
    [
      'sasl',
      {
        orNull: {
          object: [
            ['name', 'string'],
            ['handshake-first', 'boolean'],
            ['username', 'string'],
          ],
        },
      },
    ],
  ],
}
const clusterModule: Shape = {
  object: [
    ['class-name', 'string'],
    ['servers', names],
    ['client-profile', clientProfile],
    ['topic-refresh', 'uint'],
    ['offset-refresh', 'uint'],
  ],
}
const request: Shape = {
  object: [
    ['url', 'string'],
    ['host', 'string'],
  ],
}

const answer = (message: string, ...payload: (readonly [key: string, of: Shape])[]): Shape => ({
  object: [['error', 'boolean'], ['message', { words: [message] }], ...payload, ['request', request]],
})

/** The answers of Burrow v1.9.5, each with its message, written down from its contract and not from our code. */
export const BURROW_ANSWERS = {
  clusters: answer('cluster list returned', ['clusters', names]),
  cluster: answer('cluster module detail returned', ['module', clusterModule]),
  topics: answer('topic list returned', ['topics', names]),
  topic: answer('topic offsets returned', ['offsets', { list: 'int' }]),
  topicConsumers: answer('consumers of topic returned', ['consumers', names]),
  consumers: answer('consumer list returned', ['consumers', names]),
  consumer: answer('consumer detail returned', ['topics', { byName: { list: partition } }]),
  status: answer('consumer status returned', ['status', groupStatus]),
  removed: answer('consumer group removed'),
} as const

/** Where a parsed answer differs from its shape; empty where it does not. */
export function differences(value: unknown, shape: Shape, at = '$'): string[] {
  if (typeof shape === 'string') return isPlain(value, shape) ? [] : [`${at}: ${JSON.stringify(value)} is no ${shape}`]
  if ('orNull' in shape) return value === null ? [] : differences(value, shape.orNull, at)
  if ('words' in shape)
    return shape.words.some((word) => word === value) ? [] : [`${at}: ${JSON.stringify(value)} is none of ${shape.words.join()}`]
  if ('list' in shape) {
    if (!Array.isArray(value)) return [`${at}: no list`]
    return value.flatMap((item: unknown, index) => differences(item, shape.list, `${at}[${index}]`))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: no object`]
  const fields = Object.entries(value)
  if ('byName' in shape) return fields.flatMap(([key, of]) => differences(of, shape.byName, `${at}.${key}`))
  const keys = fields.map(([key]) => key).join()
  const wanted = shape.object.map(([key]) => key).join()
  if (keys !== wanted) return [`${at}: the keys are ${keys}, not ${wanted}`]
  return fields.flatMap(([key, of], index) => differences(of, shape.object[index]?.[1] ?? 'string', `${at}.${key}`))
}

function isPlain(value: unknown, shape: Extract<Shape, string>): boolean {
  if (shape === 'string' || shape === 'boolean') return typeof value === shape
  if (typeof value !== 'number') return false
  switch (shape) {
    case 'int':
      return Number.isInteger(value)
    case 'uint':
      return Number.isInteger(value) && value >= 0
    case 'seconds':
      return Number.isInteger(value) && value % 1000 === 0
    case 'share':
      return value >= 0 && value <= 1
  }
}
