import { expect, test } from 'vitest'
import { groupState } from '../../test/observer-fixture'
import type { GroupState } from '../snapshot'
import { MatchedGroups } from './matched-groups'

/** Counts how often all of its names are gone through. */
class CountedMap extends Map<string, GroupState> {
  walks = 0

  override keys() {
    this.walks += 1
    return super.keys()
  }
}

function picture(...ids: string[]): CountedMap {
  return new CountedMap(ids.map((id) => [id, groupState(id, {})]))
}

test('names and patterns mean the groups there are; a whole name without a group is told of', () => {
  const matched = new MatchedGroups()
  const groups = picture('billing', 'orders-eu', 'orders-us')
  const of = (...asked: string[]) => {
    const { groups: found, absent } = matched.of(asked, groups)
    return [found.map(({ id }) => id), absent]
  }
  expect(of('orders-*', 'billing', 'orders-eu')).toEqual([['orders-eu', 'orders-us', 'billing'], []])
  expect(of('billing', 'orders')).toEqual([['billing'], ['orders']])
  expect(of('billing', 'payments-*')).toEqual([['billing'], []])
})

test('the names of a picture are gone through once, for however many services', () => {
  const matched = new MatchedGroups()
  const services = Array.from({ length: 500 }, () => ['orders-*'])
  const pictures = [picture('billing', 'orders-eu'), picture('billing', 'orders-eu')]
  for (const groups of pictures) {
    for (const asked of services) expect(matched.of(asked, groups).groups).toEqual([groups.get('orders-eu')])
  }
  expect(pictures.map(({ walks }) => walks)).toEqual([1, 1])
  const more = picture('billing', 'orders-eu', 'orders-us')
  expect(matched.of(services[0] ?? [], more).groups).toHaveLength(2)
})
