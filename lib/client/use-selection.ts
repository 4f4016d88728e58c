import { createParser, useQueryState } from 'nuqs'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { parseSelection, printSelection, toggled } from './selection'
import type { RowWindow } from './use-windowed-list'

const inUrl = createParser({
  parse: parseSelection,
  serialize: (ids: string[]) => printSelection(ids) ?? '',
  eq: (a, b) => a.join() === b.join(),
})

interface RowAt {
  id: string
  index: number
}

/** Rows chosen by id: they stay chosen whatever the list does. Up to 50 are in the URL. */
export interface Selection {
  ids: ReadonlySet<string>
  /** The boxes are there. */
  isOn: boolean
  start: () => void
  toggle: (row: RowAt) => void
  /** Chooses all rows from the one last chosen to this one. */
  extend: (row: RowAt) => void
  clear: () => void
}

export function useSelection<Row>(list: Pick<RowWindow<Row>, 'key' | 'rowsBetween'>, rowId: (row: Row) => string): Selection {
  const [sel, setSel] = useQueryState('sel', inUrl)
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(sel))
  const [isStarted, setStarted] = useState(false)
  const last = useRef<{ key: string; index: number } | null>(null)
  const latest = useRef({ list, rowId, ids })
  useLayoutEffect(() => {
    latest.current = { list, rowId, ids }
  })

  const choose = useCallback(
    (next: ReadonlySet<string>) => {
      latest.current.ids = next
      setIds(next)
      const listed = [...next]
      void setSel(printSelection(listed) === null ? null : listed)
    },
    [setSel],
  )
  const toggle = useCallback(
    ({ id, index }: RowAt) => {
      last.current = { key: latest.current.list.key, index }
      choose(toggled(latest.current.ids, id))
    },
    [choose],
  )
  const extend = useCallback(
    (row: RowAt) => {
      const { list: rows, rowId: idOf } = latest.current
      const from = last.current
      // Places in a list that was sorted or filtered otherwise mean nothing.
      if (from?.key !== rows.key) return toggle(row)
      const range = { first: Math.min(from.index, row.index), last: Math.max(from.index, row.index) }
      // What could not be read stays as it was; the list says so itself.
      void rows.rowsBetween(range).then(
        (between) => choose(new Set([...latest.current.ids, ...between.map(idOf)])),
        () => undefined,
      )
    },
    [choose, toggle],
  )
  const start = useCallback(() => setStarted(true), [])
  const clear = useCallback(() => {
    setStarted(false)
    last.current = null
    choose(new Set())
  }, [choose])

  const isOn = isStarted || ids.size > 0
  return useMemo(() => ({ ids, isOn, start, toggle, extend, clear }), [ids, isOn, start, toggle, extend, clear])
}
