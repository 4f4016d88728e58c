import type { AclBinding } from '@/lib/domain/access/acl-binding'

export interface PrincipalsPage<Binding> {
  /** All rules of the principals on this page. */
  bindings: readonly Binding[]
  /** How many rules of the list they are: the next page begins behind them. */
  taken: number
  principals: number
  /** The only principal has more rules than were read. */
  isCut: boolean
}

/** As many principals as are here with all their rules, of a list in the order of principals. `hasMore`: the list goes on behind. */
export function principalsPage<Binding extends Pick<AclBinding, 'principal'>>(
  items: readonly Binding[],
  hasMore: boolean,
  most: number,
): PrincipalsPage<Binding> {
  const byPrincipal = [...Map.groupBy(items, ({ principal }) => principal).values()]
  // The last one may go on behind what was read.
  const isCut = hasMore && byPrincipal.length === 1
  const whole = hasMore && !isCut ? byPrincipal.slice(0, -1) : byPrincipal
  const bindings = whole.slice(0, most).flat()
  return { bindings, taken: bindings.length, principals: Math.min(whole.length, most), isCut }
}
