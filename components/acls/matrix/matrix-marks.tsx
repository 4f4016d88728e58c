import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useAclWords } from '../use-acl-words'
import type { MatrixMark } from './matrix-of-bindings'

/** The letters of a cell; whoever listens hears the cell's own name instead. */
export function MatrixMarks({ marks }: { marks: readonly MatrixMark[] }) {
  return (
    <span aria-hidden="true" className="inline-flex gap-1">
      {marks.map((mark) => (
        <MarkLetter key={`${mark.operation} ${mark.permission}`} {...mark} />
      ))}
    </span>
  )
}

/** Bold by name, dotted below by something wider, struck where it is denied. */
export function MarkLetter({ operation, permission, isBroad, isFromSome }: MatrixMark) {
  const t = useTranslations('acls.matrix')
  const words = useAclWords()
  const isDenied = permission === 'DENY'
  return (
    <span className="text-12">
      <span
        className={clsx(
          'inline-block min-w-3 text-center leading-[14px]',
          isDenied
            ? 'font-strong text-danger line-through decoration-[1.5px]'
            : isBroad
              ? 'border-b border-dotted border-faint text-faint'
              : 'font-strong text-ink',
        )}
      >
        {words.letter(operation)}
      </span>
      {isFromSome && <sup className="text-[9px] leading-none text-muted">{t('hosts')}</sup>}
    </span>
  )
}
