/**
 * How far commits were moved other than by reading on, in records: back, whoever did it, or forward while the group had no members.
 * null: they were not.
 */
export function commitJump(
  moved: Iterable<{ before: bigint; after: bigint }>,
  hadMembers: boolean,
): { direction: 'back' | 'forward'; records: bigint } | null {
  let [back, forward] = [0n, 0n]
  for (const { before, after } of moved) {
    if (after < before) back += before - after
    else if (!hadMembers) forward += after - before
  }
  if (back === 0n && forward === 0n) return null
  return back >= forward ? { direction: 'back', records: back } : { direction: 'forward', records: forward }
}
