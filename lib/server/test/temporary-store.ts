import 'server-only'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openStore, type Store } from '../store/open-store'

/** For tests: a real store in a file of its own, gone when the test is. */
export function temporaryStore(): Store & { path: string } {
  const directory = mkdtempSync(join(tmpdir(), 'highwater-store-'))
  const path = join(directory, 'highwater.db')
  const store = openStore(path)
  onTestFinished(async () => {
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  })
  return { ...store, path }
}
