import { splitName } from '@/lib/client/format'

/** A title, whole on a screen; on paper one line of a dense sheet, of which the middle gives way, or at most two of a roomy one. */
export function SheetText({ children: text, isDense }: { children: string; isDense: boolean }) {
  if (!isDense) return <span className="wrap-anywhere print:line-clamp-2">{text}</span>
  const { head, tail } = splitName(text)
  return (
    <span className="block wrap-anywhere whitespace-pre-wrap print:flex print:min-w-0 print:whitespace-pre">
      <span className="print:overflow-hidden print:text-ellipsis">{head}</span>
      {tail && <span className="print:shrink-0">{tail}</span>}
    </span>
  )
}
