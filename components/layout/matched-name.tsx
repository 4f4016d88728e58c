import { splitName } from '@/lib/client/format'

/** A name with what was typed in bold, cut in the middle where it is too long. */
export function MatchedName({ name, typed }: { name: string; typed: string }) {
  const { head, tail } = splitName(name)
  const from = typed === '' ? -1 : name.toLowerCase().indexOf(typed.toLowerCase())
  const to = from < 0 ? -1 : from + typed.length
  return (
    <>
      {/* The name is drawn in two pieces; read out it is one. */}
      <span className="unseen">{name}</span>
      <span title={name} aria-hidden="true" className="flex min-w-0 normal-nums">
        <span className="overflow-hidden text-ellipsis whitespace-pre">
          <Marked text={head} from={from} to={to} />
        </span>
        {tail && (
          <span className="shrink-0 whitespace-pre">
            <Marked text={tail} from={from - head.length} to={to - head.length} />
          </span>
        )}
      </span>
    </>
  )
}

/** `from` and `to` may lie outside the text: the match may be in the other part, or in both. */
function Marked({ text, from, to }: { text: string; from: number; to: number }) {
  const [start, end] = [Math.max(0, from), Math.max(0, to)]
  if (start >= text.length || end === 0) return text
  return (
    <>
      {text.slice(0, start)}
      <b>{text.slice(start, end)}</b>
      {text.slice(end)}
    </>
  )
}
