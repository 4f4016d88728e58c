import { expect, test } from 'vitest'
import { CELL_MS, DAY_CELLS } from '@/lib/domain/boards/ledger'
import { service } from '../../test/watched-boards'
import { WatchedService } from './watched-service'

const NOON = Date.UTC(2026, 10, 17, 12)
const DAYS = 90

test('what a failed write gives back holds all that was filled in, and of what was counted since a day', () => {
  const watched = new WatchedService(service('billing', ['billing']), CELL_MS)
  const from = NOON - DAYS * DAY_CELLS * CELL_MS
  watched.note({ at: NOON, seconds: 1 }, [])
  watched.begin(NOON, { cells: [], counted: null, lastMiss: null, spans: [{ from, to: NOON, at: NOON, seconds: 1 }], samples: [] })
  const filledIn = watched.take()
  expect(filledIn.cells).toHaveLength(DAYS * DAY_CELLS)
  watched.giveBack(filledIn)
  expect([...watched.unstored]).toHaveLength(DAYS * DAY_CELLS)

  const cells = 2 * DAY_CELLS
  for (let cell = 1; cell <= cells; cell += 1) {
    watched.note({ at: NOON + cell * CELL_MS, seconds: 1 }, [])
    watched.giveBack(watched.take())
  }
  const starts = [...watched.unstored].map(({ start }) => start).toSorted((a, b) => a - b)
  expect(starts.filter((start) => start < NOON)).toHaveLength(DAYS * DAY_CELLS)
  // The open quarter of an hour that it began in holds time of both.
  expect(starts.filter((start) => start > NOON)).toEqual(
    Array.from({ length: DAY_CELLS }, (_, index) => NOON + (cells - DAY_CELLS + index) * CELL_MS),
  )
})
