// `node tools/build.ts`: the production build, skipped when nothing it is made of has changed since the last one.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isRefusal, Refusal, step } from '../cluster/progress.ts'
import { loadSameChunksOnce } from './same-chunks.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, '.next')
const stamp = join(dist, 'highwater-sources')
export const SERVER = join(dist, 'standalone/server.js')

/**
 * A round leaves garbage behind every ten seconds: V8 would let it grow to three times what is needed before it looks for it, keep as much
 * again for what is new, and wake all its threads for every look at that. And in each pause between two rounds it would look through
 * everything twice more, for memory to give back that the next round takes again.
 */
export const NODE_OPTIONS = [
  '--heap-growing-percent=35',
  '--max-semi-space-size=8',
  '--no-parallel-scavenge',
  '--no-memory-reducer',
] as const

/**
 * A proxy, or a script, that reuses a connection in the moment the server ends it gets a reset where an answer was due: Node's 5 s are
 * shorter than any proxy's patience. The server is the more patient one: nginx and AWS keep theirs for 60 s, Google for 600 s.
 */
const KEEP_ALIVE_MS = 620_000

/** What the server needs in its environment, whoever starts it. */
export const SERVER_ENV = { NODE_ENV: 'production', NEXT_MANUAL_SIG_HANDLE: 'true', KEEP_ALIVE_TIMEOUT: String(KEEP_ALIVE_MS) } as const

const SOURCES = ['app', 'components', 'lib', 'messages', 'public', 'package-lock.json', 'tsconfig.json']
const isRootSource = (name: string) => /^(next\.config|postcss\.config|proxy|instrumentation)\b.*\.(js|mjs|ts)$/.test(name)

/** `.next/standalone`, with the static files its server needs beside it. */
export async function buildConsole({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
  const sources = hashOfSources()
  if (existsSync(SERVER) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  await step('building the console', async () => {
    await nextBuild(signal)
    if (!existsSync(SERVER)) throw new Refusal(`The build made no ${SERVER}: Next took a folder above this one for its root.`)
    loadSameChunksOnce(join(dist, 'standalone/.next/server/chunks'))
    // Next leaves these two to whoever serves them; our server is the standalone one alone.
    cpSync(join(dist, 'static'), join(dist, 'standalone/.next/static'), { recursive: true })
    if (existsSync(join(root, 'public'))) cpSync(join(root, 'public'), join(dist, 'standalone/public'), { recursive: true })
    writeFileSync(stamp, sources)
  })
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  const names = [...SOURCES, ...readdirSync(root).filter(isRootSource)]
  for (const file of names.flatMap(filesOf).toSorted())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

function filesOf(name: string): string[] {
  const path = join(root, name)
  if (!existsSync(path)) return []
  if (statSync(path).isFile()) return [name]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.i?test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
}

async function nextBuild(signal?: AbortSignal): Promise<void> {
  const output: string[] = []
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  })
  child.stdout.on('data', (chunk) => output.push(String(chunk)))
  child.stderr.on('data', (chunk) => output.push(String(chunk)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Refusal(`The console could not be built:\n${output.join('')}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildConsole().catch((error: unknown) => {
    console.error(isRefusal(error) ? `✗ ${error.message}` : error)
    process.exit(1)
  })
}
