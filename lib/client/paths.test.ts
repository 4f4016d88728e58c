import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameFromParam, paths, safeNext } from './paths'

describe('paths', () => {
  it('survive every name a group can have, the empty one included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        fc.pre(name.isWellFormed())
        const url = new URL(paths.group('prod', name), 'http://localhost')
        expect(nameFromParam(url.pathname.split('/')[4] ?? '')).toBe(name)
      }),
    )
  })

  it('leave out empty filters', () => {
    expect(paths.groups('prod', { verdict: 'stuck', q: '' })).toBe('/clusters/prod/groups?verdict=stuck')
    expect(paths.topics('prod')).toBe('/clusters/prod/topics')
  })
})

describe('safeNext', () => {
  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/login?next=/', '', null])('refuses %s', (next) => {
    expect(safeNext(next)).toBe('/')
  })

  it('keeps a page of this console with its filters', () => {
    expect(safeNext('/clusters/prod/groups?verdict=stuck')).toBe('/clusters/prod/groups?verdict=stuck')
  })
})
