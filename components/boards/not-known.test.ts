import { expect, it } from 'vitest'
import { boardInTrouble } from '@/e2e/fixtures/business/boards'
import type { Board } from '@/lib/contract/boards'
import { asNotKnown } from './not-known'

it('says of no service how it stands now, and when it was last known', () => {
  const board: Board = boardInTrouble
  const { services, misses } = asNotKnown(board)
  expect([misses ?? [], services.flatMap(({ worst }) => worst ?? [])].flat().filter(({ to }) => to === null)).toEqual([])
  expect(services.map(({ state, secondsBehind }) => [state, secondsBehind])).toEqual(board.services.map(() => ['unknown', null]))
  expect(services[0]).toMatchObject({ since: board.asOf, lastKnown: { secondsBehind: 2095, at: board.asOf } })
})

it('leaves what was unknown before as it was', () => {
  const board: Board = boardInTrouble
  expect(asNotKnown(board).services[5]).toEqual(board.services[5])
})
