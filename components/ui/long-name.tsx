import { splitName } from '@/lib/client/format'

/** A name of any length, cut in the middle so that its last 8 characters stay. Copying gives the whole name. */
export function LongName({ children: name }: { children: string }) {
  const { head, tail } = splitName(name)
  return (
    <span title={name} className="flex min-w-0 normal-nums">
      <span className="overflow-hidden text-ellipsis whitespace-pre">{head}</span>
      {tail && <span className="shrink-0 whitespace-pre">{tail}</span>}
    </span>
  )
}
