import { expect, it } from 'vitest'
import type { PlanRow } from '@/lib/contract/changes'
import { skipNothing, targetsIn } from './skip-nothing'

const row = (partition: number, committed: string | null, target: string | null, logStart = '0'): PlanRow => ({
  of: { topic: 'payments', partition },
  before: committed === null ? null : { offset: committed },
  after: target === null ? null : { offset: target },
  changed: committed !== target,
  about: { logStart },
  marks: [],
})
const to = (partition: number, offset: string) => ({ topic: 'payments', partition, offset })

it('keeps the commit of those that would move forward, and the target of all others', () =>
  expect(skipNothing({ rows: [row(0, '500', '700'), row(1, '500', '300'), row(2, null, '9'), row(3, '7', '7')] })).toEqual([
    to(0, '500'),
    to(1, '300'),
    to(2, '9'),
    to(3, '7'),
  ]))

it('begins where the log does when retention has passed the commit', () =>
  expect(skipNothing({ rows: [row(0, '500', '700', '600')] })).toEqual([to(0, '600')]))

it('compares offsets as numbers', () => expect(skipNothing({ rows: [row(0, '9', '10')] })).toEqual([to(0, '9')]))

it('has no other way where nothing that is there is skipped', () => {
  expect(skipNothing({ rows: [row(0, '500', '300'), row(1, null, '9')] })).toBeNull()
  expect(skipNothing({ rows: [row(0, '500', '600', '600')] })).toBeNull()
})

it('takes the targets of a plan, without commits that go', () =>
  expect(targetsIn({ rows: [row(0, '500', '700'), row(1, '500', null)] })).toEqual([to(0, '700')]))
