import { expect, test } from 'vitest'
import { BURROW_ANSWERS, differences } from './burrow-contract'

const offset = { offset: 0, timestamp: 1_795_225_263_833, observedAt: 1_795_226_707_000, lag: 3 }
const partition = {
  topic: 'load-0116',
  partition: 0,
  owner: '',
  client_id: '',
  status: 'STOP',
  start: offset,
  end: offset,
  current_lag: 3,
  complete: 0.1,
}
const answerOf = (change: object) => ({
  error: false,
  message: 'consumer status returned',
  status: {
    cluster: 'plain',
    group: 'load-group-0308',
    status: 'ERR',
    complete: 0,
    partitions: [{ ...partition, ...change }],
    partition_count: 1,
    maxlag: null,
    totallag: 3,
  },
  request: { url: '/', host: 'vm' },
})
const found = (change: object) => differences(answerOf(change), BURROW_ANSWERS.status)

test('what Burrow itself answered is as its contract says', () => {
  expect(found({})).toEqual([])
  expect(found({ start: { ...offset, lag: null }, end: null })).toEqual([])
})

test('a key too many, a null, a word or a half second is told with its place', () => {
  expect(found({ more: 1 })).toEqual([expect.stringMatching(/^\$\.status\.partitions\[0\]: the keys are .*,more, not /)])
  expect(found({ owner: null })).toEqual(['$.status.partitions[0].owner: null is no string'])
  expect(found({ status: 'ERR' })).toEqual(['$.status.partitions[0].status: "ERR" is none of OK,WARN,STOP,STALL,REWIND'])
  expect(found({ end: { ...offset, observedAt: 1_500 } })).toEqual(['$.status.partitions[0].end.observedAt: 1500 is no seconds'])
  expect(found({ current_lag: -1, complete: 1.5 })).toHaveLength(2)
})

test('the order of keys counts', () => {
  const { lag, ...rest } = offset
  expect(found({ end: { lag, ...rest } })).toHaveLength(1)
})
