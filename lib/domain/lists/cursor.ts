/**
 * A list's cursor is a position, which is right for lists that are a cut of one picture. Opaque to clients of the API;
 * the console's own tables address any stretch of a list by it.
 */
export function cursorAt(position: number): string {
  return btoa(String(position)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The position a cursor stands for; 0 for none and for one that is no cursor. */
export function positionOf(cursor: string | undefined): number {
  if (cursor === undefined || !/^[\w-]+$/.test(cursor)) return 0
  try {
    const position = Number(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
    return Number.isSafeInteger(position) && position >= 0 ? position : 0
  } catch {
    return 0
  }
}
