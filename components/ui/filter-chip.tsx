import { Button } from './button'
import { Icon } from './icon'

/** A filter that is on; a click takes it away. */
export function FilterChip({ word, label, onClear }: { word: string; label: string; onClear: () => void }) {
  return (
    <Button onClick={onClear} aria-label={label} className="max-w-full">
      <span className="overflow-hidden text-ellipsis">{word}</span>
      <Icon name="close" size={14} />
    </Button>
  )
}
