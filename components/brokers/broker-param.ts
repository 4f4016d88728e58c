/** The broker id in a path; null where it is none: ids are int32 and not negative. */
export function brokerFromParam(param: string): number | null {
  if (!/^\d{1,10}$/.test(param)) return null
  const id = Number(param)
  return id <= 2_147_483_647 ? id : null
}
