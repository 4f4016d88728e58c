import { expect, test } from 'vitest'
import type { Named } from '@/lib/domain/access/grant'
import { type Warning, toWarning } from './said'
import { seenWarning, wholeWarning } from './seen-warning'

const maySee = (_of: Named, name: string) => name.startsWith('orders')
const group = (name: string) => ({ of: 'groups' as const, name, text: `${name}: client on host-of-${name}` })
const readNow = (...groups: string[]): Warning => ({
  weight: 'danger',
  code: 'topic.readNow',
  names: groups.map(group),
  figures: { groups: groups.length },
})

test('that somebody reads it is said, but not who, where they may not be seen', () => {
  const seen = seenWarning(toWarning(readNow('orders-app', 'payments-app', 'payments-bi')), maySee)
  expect(seen).toEqual({
    weight: 'danger',
    code: 'topic.readNow',
    figures: { groups: 3 },
    names: ['orders-app: client on host-of-orders-app'],
    hidden: 2,
    text: '3 groups read it at this moment. 2 of them are not yours to see.',
  })
})

test('who is seen is named, and nothing is said of others where there are none', () => {
  const kept = toWarning(readNow('orders-app'))
  expect(seenWarning(kept, maySee)).toEqual(wholeWarning(kept))
  expect(wholeWarning(kept)).not.toHaveProperty('about')
})

test('words that are about what is changed itself are told', () => {
  const kept = toWarning({ weight: 'note', code: 'reset.noCommit', names: ['orders-x-0'], figures: { partitions: 1 } })
  expect(seenWarning(kept, () => false).names).toEqual(['orders-x-0'])
})

test('of what was kept before it was known whose names they are, names of others are told to nobody', () => {
  const { about: _about, ...kept } = toWarning(readNow('orders-app', 'payments-app'))
  expect(seenWarning(kept, maySee)).toMatchObject({ names: [], hidden: 2 })
})
