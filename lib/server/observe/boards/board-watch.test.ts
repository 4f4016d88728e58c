import { describe, expect, test, vi } from 'vitest'
import type { AuditEntry } from '../../store/audit-entries'
import { temporaryStore } from '../../test/temporary-store'
import { CLUSTER } from '../../test/kept-history'
import { type BoardRound, ROUND_MS, WatchedBoards } from '../../test/watched-boards'
import { AUTOMATIC, automaticId, busiestGroups } from './automatic-services'
import type { Snapshot } from '../snapshot'
import { PATIENT } from '../../test/real-cluster'
import { BoardWatch, MOST_SERVICES } from './board-watch'

const NOON = Date.UTC(2026, 10, 17, 12)
const MINUTE = 60_000

function by({ id, name }: { id: string; name: string }): AuditEntry {
  const actor = { kind: 'user', name: 'anna' }
  return {
    id: `${id}-${Math.random()}`,
    atMs: NOON,
    cluster: null,
    actor,
    action: 'board.test',
    target: { type: 'board', name },
    detail: '{}',
  }
}

function watchOf(boards: WatchedBoards, store = temporaryStore()) {
  const errors: unknown[] = []
  const { boards: stored, settings } = store
  const watch = new BoardWatch({ boards: stored, settings, recorder: boards.recorder, onError: (error) => void errors.push(error) })
  watch.watch(boards.cluster)
  const round = async (at: number, groups: BoardRound) => {
    await boards.recordRound(at, groups)
    watch.noteRound(CLUSTER, at)
  }
  return { watch, store, errors, round }
}

const busy = (commitRate: number, seconds = 1) => ({ seconds, commitRate })
const given = (groups: string[], id?: string) => ({
  ...(id !== undefined && { id }),
  title: 'Orders',
  cluster: CLUSTER,
  groups,
  targetSeconds: 60,
})

describe('the automatic board', () => {
  const groupsOf = (watch: BoardWatch) => watch.list()[0]?.services.map((service) => service.groups[0])

  test('is of the groups that commit the fastest, while nobody has saved one', async () => {
    const { watch, round } = watchOf(new WatchedBoards())
    await watch.load()
    expect(watch.list()).toEqual([{ id: 'auto', name: 'Busiest groups', services: [], version: 0 }])
    const groups = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`g${n + 10}`, busy(n)]))
    await round(NOON, groups)
    await vi.waitFor(() => expect(groupsOf(watch)).toEqual(['g14', 'g15', 'g16', 'g17', 'g18', 'g19', 'g20', 'g21']), PATIENT)
    expect(watch.get('auto')?.services[0]).toEqual({
      id: automaticId({ cluster: CLUSTER, group: 'g14' }),
      title: 'g14',
      cluster: CLUSTER,
      groups: ['g14'],
      targetSeconds: AUTOMATIC.targetSeconds,
    })
    await watch.add({ name: 'Mine', services: [given(['g11'])] }, by)
    // It is listed no more, but a wall that shows it goes on.
    expect(watch.get('auto')?.services).toHaveLength(AUTOMATIC.services)
    expect(watch.list().map(({ name }) => name)).toEqual(['Mine'])
  })

  test('goes on to be counted by its id after a board is saved; a service that was saved is as it is there', async () => {
    const { watch, round } = watchOf(new WatchedBoards())
    await watch.load()
    await round(NOON, { a: busy(5), b: busy(3) })
    await vi.waitFor(() => expect(groupsOf(watch)).toEqual(['a', 'b']), PATIENT)
    const [a, b] = ['a', 'b'].map((group) => automaticId({ cluster: CLUSTER, group }))
    await watch.add({ name: 'Mine', services: [{ ...given(['a'], a), title: 'Orders', targetSeconds: 5 }] }, by)
    await round(NOON + ROUND_MS, { a: busy(5, 9), b: busy(3) })
    expect(watch.get('auto')?.services.map(({ id, title, targetSeconds }) => [id, title, targetSeconds])).toEqual([
      [a, 'Orders', 5],
      [b, 'b', AUTOMATIC.targetSeconds],
    ])
    expect([a, b].map((id) => watch.recorder.get(id ?? '')?.state)).toEqual(['missed', 'kept'])
  })

  test('leaves out who never commits, and waits until it is known who does', async () => {
    const { watch, round } = watchOf(new WatchedBoards())
    await watch.load()
    await round(NOON, { a: 5, b: 5 })
    await round(NOON + MINUTE, { a: busy(0), b: busy(3) })
    await vi.waitFor(() => expect(groupsOf(watch)).toEqual(['b']), PATIENT)
  })

  test('keeps a group that stopped and is late, also after a restart', async () => {
    const boards = new WatchedBoards()
    const { watch, round, store } = watchOf(boards)
    await watch.load()
    const others = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`other-${n}`, busy(10)]))
    await round(NOON, { billing: busy(100), ...others })
    await vi.waitFor(() => expect(groupsOf(watch)).toContain('billing'), PATIENT)
    await vi.waitFor(async () => expect(await store.settings.get('boards.automatic')).toContain('billing'), PATIENT)
    const after = new WatchedBoards({ path: boards.kept.path })
    const again = watchOf(after, store)
    await again.watch.load()
    for (let round_ = 0; round_ < 9; round_ += 1) {
      await again.round(NOON + 5 * MINUTE + round_ * ROUND_MS, { billing: busy(0, 300), ...others })
    }
    await vi.waitFor(() => expect(after.recorder.get(automaticId({ cluster: CLUSTER, group: 'billing' }))?.state).toBe('missed'), PATIENT)
    expect(groupsOf(again.watch)).toContain('billing')
  })
})

describe('of the busiest, one that was picked and is in no listing', () => {
  const before = [{ cluster: CLUSTER, group: 'billing' }]
  const picked = (change: Partial<Snapshot>, boards: WatchedBoards) => {
    const cluster = { ...boards.cluster, snapshot: { ...boards.snapshot, ...change } }
    return busiestGroups([cluster], before, () => true).map(({ group }) => group)
  }

  test('stays while a broker keeps its groups to itself, and goes when all have told theirs', async () => {
    const boards = new WatchedBoards()
    await boards.recordRound(NOON, Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`other-${n}`, busy(10)])))
    const error = { broker: 1, since: NOON, kafkaError: 'REQUEST_TIMED_OUT', message: 'no answer' }
    expect(picked({ errors: [{ ...error, part: 'groups' }] }, boards)).toEqual(expect.arrayContaining(['billing', 'other-0']))
    expect(picked({ errors: [{ ...error, part: 'groups' }] }, boards)).toHaveLength(AUTOMATIC.services)
    expect(picked({ complete: false }, boards)).toContain('billing')
    expect(picked({ errors: [{ ...error, part: 'log-dirs' }] }, boards)).not.toContain('billing')
    expect(picked({}, boards)).not.toContain('billing')
  })
})

describe('a board', () => {
  test('is there after a restart; its services keep their ids when it is saved again', async () => {
    const { watch, store } = watchOf(new WatchedBoards())
    const made = await watch.add({ name: 'Orders', services: [given(['orders-*']), given(['billing'])] }, by)
    const id = made?.id ?? ''
    const [first, second] = made?.services ?? []
    const changed = { name: 'All', services: [given(['orders-eu'], first?.id), given(['new'])] }
    const replaced = await watch.replace(id, changed, by)
    expect(replaced).toMatchObject({ id, services: [{ id: first?.id, groups: ['orders-eu'] }, { groups: ['new'] }] })
    expect(watch.recorder.get(second?.id ?? '')).toBeUndefined()
    const again = watchOf(new WatchedBoards(), store)
    await again.watch.load()
    expect(again.watch.list()).toEqual([replaced])
  })

  test('made of another has services of its own; one made of the automatic board keeps what was counted', async () => {
    const { watch } = watchOf(new WatchedBoards())
    const auto = automaticId({ cluster: CLUSTER, group: 'billing' })
    const made = await watch.add({ name: 'One', services: [given(['billing'], auto), given(['billing'], auto)] }, by)
    const ids = made?.services.map((service) => service.id) ?? []
    expect(ids[0]).toBe(auto)
    expect(ids[1]).not.toBe(auto)
    const copy = await watch.add({ name: 'Two', services: made?.services ?? [] }, by)
    expect(copy?.services.some((service) => ids.includes(service.id))).toBe(false)
  })

  test('is replaced only where it is of the version that was changed', async () => {
    const { watch } = watchOf(new WatchedBoards())
    const made = await watch.add({ name: 'One', services: [] }, by)
    const [first, second] = await Promise.all(
      ['Two', 'Three'].map((name) => watch.replace(made?.id ?? '', { name, services: [], version: 1 }, by)),
    )
    expect(first).toMatchObject({ name: 'Two', version: 2 })
    expect(second).toBe('moved')
    expect(watch.get(made?.id ?? '')).toMatchObject({ name: 'Two', version: 2 })
  })

  test('that is gone is not watched any more, and what is not there cannot be changed', async () => {
    const { watch } = watchOf(new WatchedBoards())
    const made = await watch.add({ name: 'One', services: [given(['billing'])] }, by)
    expect(await watch.remove(made?.id ?? '', by)).toBe(true)
    expect(await watch.remove(made?.id ?? '', by)).toBe(false)
    expect(await watch.replace(made?.id ?? '', { name: 'x', services: [] }, by)).toBe('not-found')
    expect(watch.recorder.get(made?.services[0]?.id ?? '')).toBeUndefined()
    expect(watch.list()[0]?.id).toBe('auto')
  })

  test('that is removed takes what was counted with it, though not what the automatic board shows', async () => {
    const boards = new WatchedBoards()
    const { watch, round } = watchOf(boards)
    await watch.load()
    await round(NOON, { billing: busy(5) })
    const auto = automaticId({ cluster: CLUSTER, group: 'billing' })
    await vi.waitFor(() => expect(watch.get('auto')?.services).toHaveLength(1), PATIENT)
    const made = await watch.add({ name: 'One', services: [given(['billing'], auto), given(['bill*'])] }, by)
    const ids = made?.services.map(({ id }) => id) ?? []
    await round(NOON + ROUND_MS, { billing: busy(5) })
    await boards.recorder.flush(NOON + ROUND_MS)
    const stored = () => Promise.all(ids.map((id) => boards.kept.store.ledger.countedTo(id)))
    expect(await stored()).toEqual([NOON + ROUND_MS, NOON + ROUND_MS])
    await watch.remove(made?.id ?? '', by)
    await vi.waitFor(async () => expect(await stored()).toEqual([expect.any(Number), null]), PATIENT)
    expect(await boards.kept.store.ledger.cells(ids[1] ?? '', 0, NOON + MINUTE)).toEqual([])
  })

  test('has room, but not for everything', async () => {
    const { watch } = watchOf(new WatchedBoards())
    const services = Array.from({ length: MOST_SERVICES }, () => given(['billing']))
    const made = await watch.add({ name: 'All', services }, by)
    expect(made?.services).toHaveLength(MOST_SERVICES)
    expect(await watch.add({ name: 'One more', services: [given(['billing'])] }, by)).toBeNull()
    expect(await watch.replace(made?.id ?? '', { name: 'All', services: [...services, given(['billing'])] }, by)).toBe('too-much')
  })
})
