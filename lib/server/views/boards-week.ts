import 'server-only'
import type { BoardWeek, BoardWeekQuery } from '@/lib/contract/boards'
import { keptOf } from '@/lib/domain/boards/kept'
import { type KnownTime, type LedgerCell, NO_TIME, sumOfTimes, timeBetween, worstCell } from '@/lib/domain/boards/ledger'
import { addDays, calendarDay, dayIn, dayStart, mondayOf } from '@/lib/domain/time/zone-days'
import type { StoredService } from '../store/boards'
import { type BoardContext, visibleBoard } from './board-context'
import { viewMisses } from './boards'
import { toTime } from './view-context'

const DAYS = 7
/** What fits on one sheet. */
const MOST_MISSES = 20

/** A day of the week, as far as it is over at `until`. */
interface Day {
  from: number
  until: number
}

/** Seven days of a board. null: there is no such board. Rejects where the store cannot be read: half a week is no summary. */
export async function getBoardWeek(context: BoardContext, id: string, { zone, from }: BoardWeekQuery): Promise<BoardWeek | null> {
  const found = visibleBoard(context, id)
  if (!found) return null
  const { watch, now } = context
  const { services, board } = found
  const first = (from === undefined ? null : calendarDay(from)) ?? mondayOf(dayIn(zone, now))
  const midnights = Array.from({ length: DAYS + 1 }, (_, day) => dayStart(zone, addDays(first, day)))
  const [begin, end] = [midnights[0] ?? now, midnights[DAYS] ?? now]
  const before = { from: dayStart(zone, addDays(first, -DAYS)), until: Math.min(begin, now) }
  const days = midnights.slice(0, DAYS).map((start, index) => ({ from: start, until: Math.min(midnights[index + 1] ?? end, now) }))
  const watched = services.flatMap(({ id: service }) => watch.recorder.get(service) ?? [])
  const cells = await watch.recorder.ledger.cells(watched, begin, end)
  const sums = await watch.recorder.ledger.sums(watched, before.from, begin)
  const { misses, total } = await watch.recorder.ledger.misses(watched, { from: begin, to: end, most: MOST_MISSES })
  const timeBefore = ({ id: service }: { id: string }) => sums.get(service) ?? NO_TIME
  const beforeMs = lengthOf([before])
  const rows = services.map((service) => weekOf(service, cells.get(service.id) ?? [], days))
  return {
    id,
    name: board.name,
    from: toTime(begin),
    to: toTime(end),
    kept: keptOf(sumOfTimes(rows.map(({ time }) => time)), rows.length * lengthOf(days)),
    keptBefore: keptOf(sumOfTimes(services.map(timeBefore)), services.length * beforeMs),
    services: rows.map(({ row }) => ({ ...row, keptBefore: keptOf(timeBefore(row), beforeMs) })),
    misses: viewMisses(context, services, misses),
    missesTotal: total,
    asOf: toTime(now),
  }
}

function weekOf(
  { id, title, targetSeconds }: StoredService,
  cells: readonly LedgerCell[],
  days: readonly Day[],
): { row: Omit<BoardWeek['services'][number], 'keptBefore'>; time: KnownTime } {
  const byDay = days.map(({ from, until }) => ({ from, until, time: timeBetween(cells, from, until) }))
  const time = sumOfTimes(byDay.map((day) => day.time))
  return {
    time,
    row: {
      id,
      title,
      targetSeconds,
      kept: keptOf(time, lengthOf(days)),
      days: byDay.map((day) => ({
        from: toTime(day.from),
        kept: keptOf(day.time, Math.max(0, day.until - day.from)),
        worstSeconds: worstCell(cells, day.from, day.until)?.worstSeconds ?? null,
      })),
    },
  }
}

/** Of what of these days is over, ms. */
function lengthOf(days: readonly Day[]): number {
  return days.reduce((sum, { from, until }) => sum + Math.max(0, until - from), 0)
}
