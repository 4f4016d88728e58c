import 'server-only'
import type { Kysely } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import type { Schema } from '../schema'
import { audit } from './audit'
import { boardVersions } from './board-versions'
import { boards } from './boards'
import { changes } from './changes'
import { clusters } from './clusters'
import { firstTables } from './first-tables'
import { oidc } from './oidc'
import { roles } from './roles'
import { shareLabels } from './share-labels'
import { tokenMakers } from './token-makers'

/** In the order of their names, each run once and never edited afterwards. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-changes': changes,
  '0003-audit': audit,
  '0004-boards': boards,
  '0005-roles': roles,
  '0006-oidc': oidc,
  '0007-clusters': clusters,
  '0008-token-makers': tokenMakers,
  '0009-share-labels': shareLabels,
  '0010-board-versions': boardVersions,
}

export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('The store could not be brought up to date', { cause: error })
}
