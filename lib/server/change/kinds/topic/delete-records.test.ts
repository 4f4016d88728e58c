import { expect, test } from 'vitest'
import type { WriteContext } from '../../define-change'
import { deleteRecords } from './delete-records'

const send = deleteRecords.apply['delete-records']

test('a topic that went before anything was sent is refused in Kafka’s name, not left as unknown', async () => {
  const sent: unknown[] = []
  const context = {
    client: { topics: () => Promise.resolve({ topics: [], missing: [{ name: 't', error: 'UNKNOWN_TOPIC_OR_PARTITION' }] }) },
    writes: { deleteRecords: (...request: unknown[]) => Promise.resolve(sent.push(request)) },
  } as unknown as WriteContext
  const row = { of: { topic: 't', partition: 0 }, before: { logStart: '0' }, after: { logStart: '5' }, changed: true, about: {}, marks: [] }
  const input = { topic: 't', before: [{ partition: 0, offset: '5' }] }
  await expect(send?.(context, { rows: [row] }, input)).rejects.toMatchObject({
    name: 'KafkaError',
    kafkaError: 'UNKNOWN_TOPIC_OR_PARTITION',
  })
  expect(sent).toEqual([])
})
