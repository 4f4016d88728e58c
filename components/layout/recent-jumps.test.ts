import { expect, test } from 'vitest'
import { recentJumps, rememberJump } from './recent-jumps'

function aStorage(kept: Record<string, string> = {}) {
  return {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value
    },
  }
}

test('the newest is first, and one that comes again moves up', () => {
  const storage = aStorage()
  for (const id of ['payments', 'orders', 'payments']) rememberJump('eu', { kind: 'topic', id }, storage)
  expect(recentJumps('eu', storage)).toEqual([
    { kind: 'topic', id: 'payments' },
    { kind: 'topic', id: 'orders' },
  ])
})

test('a topic and a group of one name are two', () => {
  const storage = aStorage()
  rememberJump('eu', { kind: 'topic', id: 'payments' }, storage)
  rememberJump('eu', { kind: 'group', id: 'payments' }, storage)
  expect(recentJumps('eu', storage)).toHaveLength(2)
})

test('eight are kept, of each cluster its own', () => {
  const storage = aStorage()
  for (let id = 0; id < 12; id++) rememberJump('eu', { kind: 'topic', id: String(id) }, storage)
  expect(recentJumps('eu', storage).map(({ id }) => id)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4'])
  expect(recentJumps('us', storage)).toEqual([])
})

test('what is not ours is left out', () => {
  const kept = (text: string) => recentJumps('eu', aStorage({ 'highwater.jumps.eu': text }))
  expect(kept('{')).toEqual([])
  expect(kept('{"kind":"topic"}')).toEqual([])
  expect(kept('[null, {"kind":"elsewhere","id":"x"}, {"kind":"topic","id":"orders"}]')).toEqual([{ kind: 'topic', id: 'orders' }])
})
