import 'server-only'

const READ = ['GET'] as const

/** Every path of Burrow's HTTP API (v1.9.5) that this console has, with the methods it takes. */
const PATHS = {
  'burrow/admin': READ,
  'burrow/admin/ready': READ,
  'v3/kafka': READ,
  'v3/kafka/:cluster': READ,
  'v3/kafka/:cluster/topic': READ,
  'v3/kafka/:cluster/topic/:topic': READ,
  'v3/kafka/:cluster/topic/:topic/consumers': READ,
  'v3/kafka/:cluster/consumer': READ,
  'v3/kafka/:cluster/consumer/:group': ['GET', 'DELETE'],
  'v3/kafka/:cluster/consumer/:group/status': READ,
  'v3/kafka/:cluster/consumer/:group/lag': READ,
  'v3/kafka/:cluster/consumer/:group/topic/:topic': ['DELETE'],
} as const satisfies Record<string, readonly ('GET' | 'DELETE')[]>
export type BurrowPath = keyof typeof PATHS

/** The names in a path, decoded once; empty where the path has no such name. */
export interface BurrowNames {
  cluster: string
  group: string
  topic: string
}

export interface FoundPath {
  path: BurrowPath
  methods: readonly string[]
  names: BurrowNames
}

const PATTERNS = (Object.keys(PATHS) as BurrowPath[]).map((path) => ({ path, pieces: path.split('/') }))

/**
 * The path of the API that a URL's pathname (not decoded) is, null if it is none. Each segment is decoded on its own, so that
 * a group may have a slash in its name, which Burrow's router cannot address.
 */
export function findPath(pathname: string): FoundPath | null {
  const segments = pathname.split('/').slice(1)
  const found = PATTERNS.find(
    ({ pieces }) =>
      pieces.length === segments.length &&
      pieces.every((piece, at) => (piece.startsWith(':') ? segments[at] !== '' : piece === segments[at])),
  )
  if (!found) return null
  const names: BurrowNames = { cluster: '', group: '', topic: '' }
  for (const [at, piece] of found.pieces.entries()) {
    if (!piece.startsWith(':')) continue
    const name = decoded(segments[at] ?? '')
    if (name === null) return null
    names[piece.slice(1) as keyof BurrowNames] = name
  }
  return { path: found.path, methods: PATHS[found.path], names }
}

/** The whole of a pathname, decoded, as an answer repeats it. */
export function decodedPath(pathname: string): string {
  return decoded(pathname) ?? pathname
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
