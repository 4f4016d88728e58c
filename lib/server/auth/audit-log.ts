import 'server-only'
import { randomUUID } from 'node:crypto'
import { type Actor, personOf } from '../../domain/access/actor'
import type { Permission, Resource } from '../../domain/access/permissions'
import type { AuditEntries } from '../store/audit-entries'
import { networkOf } from './network-of'
import { type Admitted, OnceAMinute } from './once-a-minute'

/** What somebody who keeps trying leaves behind in a minute, and what all of them do. */
const MOST = { ofOneSource: 30, ofAll: 300 }

interface Done {
  action: string
  /** null: the console itself. */
  cluster: string | null
  target: { type: string; name: string }
  /** Without secrets. */
  detail: object
}

/** Writes down what people do that is no change to a cluster: who came, who was refused, who may do what from now on. */
export class AuditLog {
  readonly #entries: AuditEntries
  readonly #now: () => number
  readonly #refused: OnceAMinute
  readonly #denied: OnceAMinute

  constructor(entries: AuditEntries, now: () => number) {
    this.#entries = entries
    this.#now = now
    this.#refused = new OnceAMinute(now, MOST)
    this.#denied = new OnceAMinute(now, MOST)
  }

  /** `way`: by password, or by which identity provider. */
  async signedIn(actor: Pick<Actor, 'kind' | 'name' | 'person'>, { address, way }: { address: string; way: string }): Promise<void> {
    await this.#add(actor, { action: 'session.sign-in', cluster: null, target: toPerson(actor.name), detail: { address, way } })
  }

  async signedOut(actor: Actor, address: string): Promise<void> {
    await this.#add(actor, { action: 'session.sign-out', cluster: null, target: toPerson(actor.name), detail: { address } })
  }

  /**
   * A sign-in that failed; at most once a minute by name and address. `name` null: there is nobody of the name that was given,
   * which is not kept: people type their password there.
   */
  async refused({ name, address, because }: { name: string | null; address: string; because: string }): Promise<void> {
    const admitted = this.#refused.admit(networkOf(address), `${name ?? ''} ${because}`)
    if (admitted === null) return
    const detail = { address, because, ...besides(admitted) }
    await this.#add(NOBODY, { action: 'session.refused', cluster: null, target: toPerson(name ?? ''), detail })
  }

  /** A try that was not allowed; the same at most once a minute. */
  async denied(actor: Actor, { permission, resource: { cluster, type, name } }: Denied): Promise<void> {
    const admitted = this.#denied.admit(
      `${actor.kind} ${personOf(actor).id}`,
      JSON.stringify([actor.name, permission, cluster, type, name]),
    )
    if (admitted === null) return
    await this.#add(actor, { action: 'access.denied', cluster, target: { type, name }, detail: { permission, ...besides(admitted) } })
  }

  /** A list that somebody has taken away as a file. */
  async exported(actor: Actor, cluster: string | null, list: string, filter: object): Promise<void> {
    const target = cluster === null ? { type: 'console', name: '' } : { type: 'cluster', name: cluster }
    await this.#add(actor, { action: 'export', cluster, target, detail: { list, filter } })
  }

  /** What was done to the console itself; `before` and `after` where something was changed. */
  async did(
    actor: Actor,
    action: string,
    target: Done['target'],
    detail: { before?: object | null; after?: object | null },
  ): Promise<void> {
    await this.#add(actor, { action, cluster: null, target, detail })
  }

  async #add(actor: Pick<Actor, 'kind' | 'name' | 'person'>, { action, cluster, target, detail }: Done): Promise<void> {
    const by = actor.kind === 'token' ? { person: personOf(actor).name } : {}
    await this.#entries.add({
      id: randomUUID(),
      atMs: this.#now(),
      cluster,
      actor: { kind: actor.kind, name: actor.name },
      action,
      target,
      detail: JSON.stringify({ ...detail, ...by }),
    })
  }
}

/** What is not written down: of the same before, and from here on of anybody, until the minute is over. */
function besides({ more, isLast }: Admitted): { more?: number; mostAMinute?: number } {
  return { ...(more > 0 && { more }), ...(isLast && { mostAMinute: MOST.ofAll }) }
}

export interface Denied {
  permission: Permission
  resource: Resource
}

/** Somebody, as what is recorded is about them. */
export const toPerson = (name: string) => ({ type: 'person', name })

const NOBODY = { kind: 'anonymous', name: '' } as const
