import { type ReactNode, useCallback, useMemo } from 'react'
import { type Density, setTablePrefs, useTablePrefs } from '@/lib/client/table-prefs'
import type { DataColumn } from './columns'

/** How a table looks to the person before it: remembered in this browser, under the table's name. */
export interface TableView<Row> {
  /** Those to show. */
  columns: readonly DataColumn<Row>[]
  density: Density
  setDensity: (density: Density) => void
  /** Columns that may be taken away, and those that may be added. */
  choices: readonly { value: string; label: ReactNode; isOn: boolean }[]
  setColumn: (id: string, isOn: boolean) => void
}

/** `fixed`: columns that are always there, the name above all. */
export function useTableView<Row>(table: string, columns: readonly DataColumn<Row>[], fixed: string): TableView<Row> {
  const prefs = useTablePrefs(table)
  const shown = useMemo(
    () =>
      columns.flatMap((column) => {
        const chosen = column.id === fixed ? undefined : prefs.columns[column.id]
        if (!(chosen ?? !column.isExtra)) return []
        // Who asks for a column gets it at any width but a phone's.
        return [chosen && column.hideBelow ? { ...column, hideBelow: 'md' as const } : column]
      }),
    [columns, fixed, prefs],
  )
  const choices = useMemo(
    () =>
      columns
        .filter((column) => column.id !== fixed)
        .map((column) => ({
          value: column.id,
          label: column.headLabel ?? column.head,
          isOn: shown.some(({ id }) => id === column.id),
        })),
    [columns, fixed, shown],
  )
  const setDensity = useCallback((density: Density) => setTablePrefs(table, { density }), [table])
  const setColumn = useCallback(
    (id: string, isOn: boolean) => setTablePrefs(table, { columns: { ...prefs.columns, [id]: isOn } }),
    [table, prefs],
  )
  return { columns: shown, density: prefs.density, setDensity, choices, setColumn }
}
