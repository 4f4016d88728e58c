import 'server-only'
import { Connection, type ConnectionOptions } from '@platformatic/kafka'

/** No broker gives a session this short. */
const AT_ONCE_MS = 100

/**
 * A connection on which nothing is left open that need not be. It tells when the session its broker gave it draws to its end
 * (KIP-368), instead of logging in again by itself: that would break whatever request it crosses, and nobody would know of a write
 * whether it was applied.
 */
export class LaneConnection extends Connection {
  #openedAt = 0

  readonly #onSessionEnding: () => void

  constructor(clientId: string, options: ConnectionOptions, onSessionEnding: (connection: LaneConnection) => void) {
    super(clientId, options)
    this.#onSessionEnding = () => onSessionEnding(this)
    this.on('connect', () => (this.#openedAt = performance.now()))
  }

  /** False as soon as the broker has hung up. The library learns it one turn of the event loop later, and takes requests until then. */
  override isConnected(): boolean {
    return super.isConnected() && this.socket.writable
  }

  /** Called by the library when four fifths of the session are over. */
  override reauthenticate(): void {
    // A session of more than 31 days overflows the library's timer, which then goes off at once.
    if (performance.now() - this.#openedAt < AT_ONCE_MS) return
    this.#onSessionEnding()
  }
}
