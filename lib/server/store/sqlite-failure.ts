import 'server-only'

/** SQLite's result codes; a lock may come with more detail in the higher bits. */
const CODES = { 5: 'locked', 6: 'locked', 13: 'full' } as const
const PRIMARY_CODE = 0xff

export type SqliteFailure = (typeof CODES)[keyof typeof CODES]

/** Why the database could not be used; null where it is none of its own reasons that something can be done about. */
export function sqliteFailure(error: unknown): SqliteFailure | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null
  return CODES[(error.errcode & PRIMARY_CODE) as keyof typeof CODES] ?? null
}
