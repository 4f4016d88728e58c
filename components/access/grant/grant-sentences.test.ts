import { expect, test } from 'vitest'
import { toGrant } from '@/lib/domain/access/grant'
import { OPERATES, PERMISSIONS, READS } from '@/lib/domain/access/permissions'
import { sentencesOf } from './grant-sentences'

test('a whole group of permissions is said by its name', () => {
  expect(sentencesOf(toGrant({ permissions: PERMISSIONS }))).toEqual([
    { acts: ['look', 'operate', 'administer'], of: null, names: null, clusters: null, isVain: false },
  ])
  expect(sentencesOf(toGrant({ permissions: [...READS, 'offsets:write'], clusters: ['prod'] }))).toEqual([
    { acts: ['look', 'offsets:write'], of: null, names: null, clusters: ['prod'], isVain: false },
  ])
})

test('a grant with names says each kind by itself, the cluster last', () => {
  const grant = toGrant({
    permissions: ['clusters:read', 'groups:read', 'offsets:write', 'topics:read'],
    clusters: ['prod-*'],
    groups: ['orders-*'],
    topics: ['*'],
  })
  expect(sentencesOf(grant).map(({ acts, of, names }) => ({ acts, of, names }))).toEqual([
    { acts: ['topics:read'], of: 'topics', names: null },
    { acts: ['groups:read', 'offsets:write'], of: 'groups', names: ['orders-*'] },
    { acts: ['clusters:read'], of: null, names: null },
  ])
})

test('a kind of which no name is named is said to be none, not all', () => {
  const [topics] = sentencesOf(toGrant({ permissions: ['topics:read'], groups: ['a'] }))
  expect(topics).toMatchObject({ of: 'topics', names: [] })
})

test('what administers the console is in vain in a grant with limits', () => {
  const sentences = sentencesOf(toGrant({ permissions: [...OPERATES, 'users:write'], clusters: ['prod'] }))
  expect(sentences.map(({ acts, isVain }) => ({ acts, isVain }))).toEqual([
    { acts: ['operate'], isVain: false },
    { acts: ['users:write'], isVain: true },
  ])
})
