import { expect, it } from 'vitest'
import { auditDetail } from './audit-detail'

it('says what was and what is, of what is no longer the same', () => {
  const detail = { before: { role: 'viewer', title: 'a' }, after: { role: 'operator', title: 'a', password: 'new' }, person: 'ada' }
  expect(auditDetail({ detail })).toEqual([
    { key: 'role', before: 'viewer', now: 'operator' },
    { key: 'password', now: 'new' },
    { key: 'person', now: 'ada' },
  ])
})

it('says one side of what is new or gone, and lists as the API has them', () => {
  expect(auditDetail({ detail: { before: { groups: ['a', 'b'] }, after: null } })).toEqual([{ key: 'groups', now: '["a","b"]' }])
  expect(auditDetail({ detail: { after: { role: 'viewer' } } })).toEqual([{ key: 'role', now: 'viewer' }])
  expect(auditDetail({ detail: { before: { title: 'a', role: 'b' }, after: { title: 'a' } } })).toEqual([
    { key: 'role', before: 'b', now: null },
  ])
})

it('says the rest as it is', () => {
  expect(auditDetail({ detail: { permission: 'topics:write', more: 3 } })).toEqual([
    { key: 'permission', now: 'topics:write' },
    { key: 'more', now: '3' },
  ])
})
