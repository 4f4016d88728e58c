/** The name of the user that is to follow this one: `orders-2` after `orders`, `orders-3` after `orders-2`. */
export function nextUserName(user: string): string {
  const [, base = user, last = '1'] = /^(.+)-(\d{1,6})$/.exec(user) ?? []
  return `${base}-${Number(last) + 1}`
}
