'use client'

import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { AccessQuestion } from '@/lib/client/queries/acls'
import { paths } from '@/lib/client/paths'
import { Icon } from '../../ui/icon'
import { LongName } from '../../ui/long-name'
import { useAclWords } from '../use-acl-words'
import { type MatrixMark, type MatrixOfBindings, patternKey } from './matrix-of-bindings'
import { questionOfCell } from './question-of-cell'
import { useCellWords } from './use-cell-words'

interface MatrixListProps {
  cluster: string
  matrix: MatrixOfBindings
  onAsk: (question: AccessQuestion) => void
}

/** More of one principal are on the list of its rules. */
const MOST_LINES = 6

/** The same on a phone: each principal with what it has rules for, in words. */
export function MatrixList({ cluster, matrix, onAsk }: MatrixListProps) {
  const t = useTranslations('acls.matrix')
  const words = useAclWords()
  const cellWords = useCellWords()
  return (
    <ul aria-label={t('label')} className="border-t border-line-strong">
      {matrix.principals.map((principal) => {
        const columns = matrix.columnsOf(principal)
        const rest = columns.length - MOST_LINES
        return (
          <li key={principal} className="border-b border-line-strong py-1">
            <div className="flex items-center justify-between gap-3">
              <Link
                href={paths.acls(cluster, { view: 'rules', principal })}
                prefetch={false}
                aria-label={words.principal(principal)}
                className="flex h-9 min-w-0 flex-1 items-center font-medium"
              >
                <LongName>{words.principal(principal)}</LongName>
              </Link>
              <span className="shrink-0 text-12 text-muted">{t('rules', { count: matrix.countOf(principal) })}</span>
            </div>
            <ul>
              {columns.slice(0, MOST_LINES).map((column) => {
                const marks = matrix.marksOf(principal, column)
                const question = questionOfCell(principal, column, marks)
                return (
                  <li key={patternKey(column)}>
                    <button
                      type="button"
                      disabled={question === null}
                      onClick={() => question && onAsk(question)}
                      className="flex min-h-9 w-full items-center gap-3 py-1 text-left"
                    >
                      <span className="unseen">{cellWords.cell(principal, column, marks)}</span>
                      <span aria-hidden="true" className="flex min-w-0 flex-1">
                        <LongName>{words.column(column)}</LongName>
                      </span>
                      <span aria-hidden="true" className="flex max-w-1/2 shrink-0 flex-wrap justify-end gap-x-2">
                        {marks.map((mark) => (
                          <WordOf key={`${mark.operation} ${mark.permission}`} mark={mark} />
                        ))}
                      </span>
                    </button>
                  </li>
                )
              })}
            </ul>
            {rest > 0 && (
              <Link
                href={paths.acls(cluster, { view: 'rules', principal })}
                prefetch={false}
                className="link inline-flex min-h-9 items-center text-12"
              >
                {t('further', { count: rest })}
              </Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function WordOf({ mark: { operation, permission, isBroad } }: { mark: MatrixMark }) {
  const t = useTranslations('acls.permission')
  const words = useAclWords()
  if (permission === 'DENY') {
    return (
      <span className="inline-flex items-center gap-1 font-medium text-danger">
        <Icon name="barred" size={14} />
        {t('DENY').toLowerCase()} {words.operation(operation)}
      </span>
    )
  }
  return <span className={isBroad ? 'border-b border-dotted border-faint text-muted' : 'font-medium'}>{words.operation(operation)}</span>
}
