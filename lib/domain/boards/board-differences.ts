export interface SketchedService {
  id?: string | undefined
  title: string
  cluster: string
  groups: readonly string[]
  targetSeconds: number
}

export interface SketchedBoard {
  name: string
  services: readonly SketchedService[]
}

/**
 * In what a board as it was sent differs from the one there is now: by whom, nobody says. `planned`: as it was sent. In no language: `name` and `order` are of the
 * board, all else has the title of a service.
 */
export function boardDifferences(sent: SketchedBoard, now: SketchedBoard): { what: string; planned: string | null; now: string | null }[] {
  const found: ReturnType<typeof boardDifferences> = []
  if (sent.name !== now.name) found.push({ what: 'name', planned: sent.name, now: now.name })
  for (const one of sent.services) {
    const there = now.services.find(({ id }) => id === one.id)
    const [planned, is] = [sketch(one), there === undefined ? null : sketch(there)]
    if (planned !== is) found.push({ what: `“${one.title}”`, planned, now: is })
  }
  const ids = new Set(sent.services.map(({ id }) => id))
  for (const one of now.services) if (!ids.has(one.id)) found.push({ what: `“${one.title}”`, planned: null, now: sketch(one) })
  if (found.length > 0) return found
  const order = ({ services }: SketchedBoard) => services.map(({ title }) => title).join(', ')
  return order(sent) === order(now) ? [] : [{ what: 'order', planned: order(sent), now: order(now) }]
}

function sketch({ title, cluster, groups, targetSeconds }: SketchedService): string {
  return `${title}: ${groups.join(', ')} · ${cluster} · ≤ ${targetSeconds} s`
}
