'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { AccessQuestion } from '@/lib/client/queries/acls'
import { paths } from '@/lib/client/paths'
import { LongName } from '../../ui/long-name'
import { useAclWords } from '../use-acl-words'
import { MatrixMarks } from './matrix-marks'
import { type AclPattern, type MatrixOfBindings, patternKey } from './matrix-of-bindings'
import { questionOfCell } from './question-of-cell'
import { useCellWords } from './use-cell-words'
import { useGridKeys } from './use-grid-keys'

interface MatrixTableProps {
  cluster: string
  matrix: MatrixOfBindings
  /** Those of this page. */
  columns: readonly AclPattern[]
  question: AccessQuestion | null
  onAsk: (question: AccessQuestion) => void
}

const EDGE = 'border-b border-line'

/** Principals down, resources across. Every cell is a question. */
export function MatrixTable({ cluster, matrix, columns, question, onAsk }: MatrixTableProps) {
  const t = useTranslations('acls.matrix')
  const words = useAclWords()
  const cellWords = useCellWords()
  const { principals } = matrix
  const askAt = (row: number, column: number) => {
    const [principal, about] = [principals[row], columns[column]]
    if (principal === undefined || about === undefined) return
    const next = questionOfCell(principal, about, matrix.marksOf(principal, about))
    if (next) onAsk(next)
  }
  const { grid, onKeyDown, cellProps } = useGridKeys({
    rows: principals.length,
    columns: columns.length,
    onEnter: ({ row, column }) => askAt(row, column),
  })
  const isAsked = (principal: string, column: AclPattern) =>
    question?.principal === principal && question.resourceType === column.resourceType && question.resourceName === column.resourceName
  return (
    <div className="relative overflow-x-auto border-t border-line-strong">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose cells are chosen is a grid */}
      <table ref={grid} role="grid" aria-label={t('label')} onKeyDown={onKeyDown} className="border-separate border-spacing-0 normal-nums">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-10 h-29.5 w-35 min-w-35 border-b border-line-strong bg-surface px-2 pb-1.5 text-left align-bottom text-11 font-regular text-muted"
            >
              {t('principal')}
            </th>
            {columns.map((column) => (
              <th
                key={patternKey(column)}
                scope="col"
                title={words.pattern(column)}
                className="h-29.5 w-13.5 min-w-13.5 border-b border-line-strong pb-1.5 text-center align-bottom text-12 font-medium"
              >
                <span className="inline-block max-h-27 [transform:rotate(180deg)] overflow-hidden leading-4 text-ellipsis whitespace-nowrap [writing-mode:vertical-rl]">
                  {words.column(column)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {principals.map((principal, row) => (
            <tr key={principal} className="group/row">
              <th
                scope="row"
                className={clsx(EDGE, 'sticky left-0 z-10 h-8 max-w-50 bg-surface px-2 text-left font-regular group-hover/row:bg-hover')}
              >
                <Link
                  href={paths.acls(cluster, { view: 'rules', principal })}
                  prefetch={false}
                  aria-label={words.principal(principal)}
                  title={t('rules', { count: matrix.countOf(principal) })}
                  className="flex min-w-0 hover:underline hover:underline-offset-2"
                >
                  <LongName>{words.principal(principal)}</LongName>
                </Link>
              </th>
              {columns.map((column, place) => {
                const marks = matrix.marksOf(principal, column)
                const isChosen = isAsked(principal, column)
                return (
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid itself has the keys
                  <td
                    key={patternKey(column)}
                    aria-selected={isChosen}
                    onClick={() => askAt(row, place)}
                    {...cellProps(row, place)}
                    className={clsx(
                      EDGE,
                      'h-8 cursor-pointer border-l px-0.5 text-center align-middle whitespace-nowrap focus-visible:-outline-offset-2',
                      isChosen
                        ? 'bg-accent-tint outline-2 -outline-offset-2 outline-accent'
                        : 'group-hover/row:bg-hover hover:bg-accent-tint!',
                    )}
                  >
                    <span className="unseen">{cellWords.cell(principal, column, marks)}</span>
                    <MatrixMarks marks={marks} />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
