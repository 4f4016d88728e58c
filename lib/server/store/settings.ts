import 'server-only'
import type { Kysely } from 'kysely'
import type { Schema } from './schema'

/** Small facts about this console that belong to no other table. */
export interface Settings {
  get(key: string): Promise<string | null>
  set(key: string, value: string): Promise<void>
}

export function createSettings(db: Kysely<Schema>): Settings {
  return {
    async get(key) {
      const row = await db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst()
      return row?.value ?? null
    },
    async set(key, value) {
      await db
        .insertInto('settings')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
    },
  }
}
