import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'

interface PagerProps {
  /** Which of how many are shown. */
  children: string
  /** The names of the two buttons. */
  lastLabel: string
  nextLabel: string
  /** null: there are none there. */
  onLast: (() => void) | null
  onNext: (() => void) | null
}

/** A stretch of a long list, and those beside it. */
export function Pager({ children, lastLabel, nextLabel, onLast, onNext }: PagerProps) {
  return (
    <span className="inline-flex items-center gap-1">
      <output>{children}</output>
      {(onLast || onNext) && (
        <>
          <Button look="quiet" isIconOnly aria-label={lastLabel} disabled={onLast === null} onClick={() => onLast?.()}>
            <Icon name="chevron-down" className="rotate-90" />
          </Button>
          <Button look="quiet" isIconOnly aria-label={nextLabel} disabled={onNext === null} onClick={() => onNext?.()}>
            <Icon name="chevron-down" className="-rotate-90" />
          </Button>
        </>
      )}
    </span>
  )
}
