import 'server-only'
import { randomUUID } from 'node:crypto'
import { withRole } from '../../domain/access/actor'
import type { AuditEntry } from '../store/audit-entries'
import type { BoardShare, BoardShares } from '../store/board-shares'
import { hashSecret, newSessionSecret } from './secrets'
import { isTouchDue } from './session-life'
import { SignInLimit } from './sign-in-limit'

export type { BoardShare }

/** Who looks at a board by its link. */
export const BY_LINK = withRole('anonymous', 'share link', 'viewer')

export type OpenedShare = { outcome: 'open'; board: string } | { outcome: 'wrong' } | { outcome: 'paused'; retryAfterMs: number }

/** As it is recorded. */
type RecordedBy = (share: string) => AuditEntry

/** Links that show one board to whoever has them. */
export class ShareLinks {
  readonly #shares: BoardShares
  readonly #now: () => number
  readonly #limit: SignInLimit

  constructor(shares: BoardShares, now: () => number) {
    this.#shares = shares
    this.#now = now
    this.#limit = new SignInLimit(now)
  }

  list(board: string): Promise<BoardShare[]> {
    return this.#shares.list(board)
  }

  /** `secret` is shown once: only its hash is kept. */
  async create(board: string, label: string | null, by: RecordedBy): Promise<{ share: BoardShare; secret: string }> {
    const secret = newSessionSecret()
    const id = randomUUID()
    return { share: await this.#shares.add({ id, board, label, tokenHash: hashSecret(secret) }, by(id)), secret }
  }

  /** False when the board has no such link. */
  revoke(board: string, id: string, by: RecordedBy): Promise<boolean> {
    return this.#shares.revoke({ id, board }, by(id))
  }

  /**
   * Whoever guesses has to wait, as at sign-in; a good link never, whoever else guesses from its address. One that was good once is no
   * guess: a screen that still shows it is not in the way of others.
   */
  async open(secret: string, ip: string): Promise<OpenedShare> {
    const tokenHash = hashSecret(secret)
    const share = await this.#shares.find(tokenHash)
    if (!share) {
      const attempt = this.#limit.begin(tokenHash, ip)
      return 'retryAfterMs' in attempt ? { outcome: 'paused', retryAfterMs: attempt.retryAfterMs } : { outcome: 'wrong' }
    }
    if (share.isRevoked) return { outcome: 'wrong' }
    const now = this.#now()
    if (isTouchDue(share.lastUsedMs, now)) await this.#shares.used(share.id, now)
    return { outcome: 'open', board: share.board }
  }
}
