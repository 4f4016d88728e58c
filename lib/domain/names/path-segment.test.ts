import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromPathSegment, toPathSegment } from './path-segment'

test('every name survives a real URL', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 249 }), fc.constantFrom('', '.', '..', '~', '~~', 'a/b', '%2F', 'ünï çödé')), (name) => {
      fc.pre(name.isWellFormed())
      const url = new URL(`http://localhost/groups/${toPathSegment(name)}/history`)
      const [, , segment = ''] = url.pathname.split('/')
      expect(fromPathSegment(decodeURIComponent(segment))).toBe(name)
    }),
  )
})

test('an ordinary name is what encodeURIComponent makes of it, as scripts expect', () => {
  expect(toPathSegment('orders.v1-eu')).toBe('orders.v1-eu')
})
