import type { ReactNode } from 'react'

/** What somebody who can change the values of a table puts into a row of it. */
export interface RowEditing {
  /** In the last column, where there is room for one. */
  control: ReactNode
  /** What is to become of the value; null: it stays. */
  next: ReactNode | null
  /** First in the opened row. */
  editor: ReactNode
}
