import 'server-only'

/** Small enough that no block holds up others for long, large enough that a compressor and a socket are worth their while. */
export const BLOCK_BYTES = { least: 32 * 1024, most: 64 * 1024 } as const
/** Lines that are slow to make are not made for longer than this at once, in ms. */
const MOST_MS = 5

/** Lines as UTF-8 in blocks of 32 to 64 kB, the last one aside, with a turn of the event loop between any two. */
export async function* textBlocks(lines: Iterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let text = ''
  let began = performance.now()
  for (const line of lines) {
    text += line
    if (text.length >= BLOCK_BYTES.least) {
      yield* inTurns(text)
      text = ''
      began = performance.now()
    } else if (performance.now() - began > MOST_MS) {
      await eventLoopTurn()
      began = performance.now()
    }
  }
  if (text !== '') yield* inTurns(text)
}

async function* inTurns(text: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const piece of pieces(text)) {
    yield piece
    await eventLoopTurn()
  }
}

/** A stream that makes a block when one is asked for, and stops when nobody listens any more. */
export function blockStream(blocks: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await blocks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await blocks.return(undefined)
    },
  })
}

/** Names that are not ASCII take up to three bytes a character: then one text is several blocks. */
function* pieces(text: string): Generator<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text)
  const count = Math.ceil(bytes.length / BLOCK_BYTES.most)
  const size = Math.ceil(bytes.length / count)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function eventLoopTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
