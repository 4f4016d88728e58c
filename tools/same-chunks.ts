import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

const SOURCE_MAP = /\n\/\/# sourceMappingURL=\S*\s*$/

/**
 * The bundler writes the same chunk anew for entries that come to it by different ways, and the server loads them all: the whole
 * of `lib/server`, thirteen times over. All but the first of each are made to hand on what the first exports. Returns how many.
 */
export function loadSameChunksOnce(chunks: string): number {
  const first = new Map<string, string>()
  let handedOn = 0
  const names = readdirSync(chunks, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  for (const file of names.toSorted().map((name) => join(chunks, name))) {
    const code = readFileSync(file, 'utf8')
    // The runtime is a program: what it holds is each one's own.
    if (!code.startsWith('module.exports=[')) continue
    const key = createHash('sha256').update(code.replace(SOURCE_MAP, '')).digest('hex')
    const same = first.get(key)
    if (same === undefined) {
      first.set(key, file)
      continue
    }
    writeFileSync(file, `module.exports=require(${JSON.stringify(`./${relative(dirname(file), same)}`)})\n`)
    handedOn += 1
  }
  return handedOn
}
