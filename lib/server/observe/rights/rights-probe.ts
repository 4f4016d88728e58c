import 'server-only'
import type { HasRight, MissingBinding } from '@/lib/domain/access/console-rights'
import type { RightOperation } from '@/lib/domain/access/console-capabilities'
import {
  EVERY_NAME,
  type NamePattern,
  type RightsScope,
  commonPrefix,
  scopeOfBindings,
  scopeOfPrefix,
} from '@/lib/domain/access/rights-scope'
import type { ClusterClient } from '../../kafka/cluster-client'
import { isKafkaError } from '../../kafka/kafka-error'
import type { AllowedOperations } from '../../kafka/reads/authorized-operations'
import { SharedReads } from '../shared-reads'
import type { Snapshot } from '../snapshot'

export interface AskedRights {
  /** Of the console's own user, as `User:name`; null: not known. */
  principal: string | null
  /** Only names that begin so; empty: every name; null: what this user is limited to is found out. */
  prefix: string | null
}

export interface KnownRights {
  scope: RightsScope
  /** `every`: it may describe any name. `acls`: from its own bindings. `names`: guessed from what it sees. */
  scopeFrom: 'every' | 'acls' | 'names' | 'asked'
  has: HasRight
}

/** Rights are asked about by the name of something that need not exist: what a pattern allows, it allows for this name too. */
export const PROBE = 'highwater-rights-check'
const LONGEST_NAME = 249

type Probed = Pick<
  ClusterClient,
  'brokerIds' | 'health' | 'clusterOperations' | 'topicOperations' | 'groupOperations' | 'describableTransactions' | 'brokerConfigs'
>

/** Finds out, by reads alone, what Kafka allows the console's own user. Whoever asks the same within a round gets the same answer. */
export class RightsProbe {
  readonly #client: Probed
  readonly #snapshot: () => Snapshot
  readonly #reads: SharedReads<KnownRights>

  constructor(client: Probed, snapshot: () => Snapshot, roundMs: number) {
    this.#client = client
    this.#snapshot = snapshot
    this.#reads = new SharedReads(roundMs)
  }

  read(asked: AskedRights): Promise<KnownRights> {
    return this.#reads.read(JSON.stringify([asked.principal, asked.prefix]), async () => {
      const { scope, scopeFrom } = await this.#findScope(asked)
      return { scope, scopeFrom, has: await this.#ask(scope) }
    })
  }

  async #findScope({ principal, prefix }: AskedRights): Promise<Pick<KnownRights, 'scope' | 'scopeFrom'>> {
    if (prefix !== null) return { scope: scopeOfPrefix(prefix), scopeFrom: 'asked' }
    const [topics, groups] = await Promise.all([this.#topics([PROBE]), this.#groups([PROBE])])
    const everyTopic = topics.get(PROBE)?.has('DESCRIBE') ?? false
    const everyGroup = groups.get(PROBE)?.has('DESCRIBE') ?? false
    if (everyTopic && everyGroup) return { scope: scopeOfPrefix(''), scopeFrom: 'every' }
    const found = this.#limitedScope(principal)
    return {
      scopeFrom: found.scopeFrom,
      scope: { ...found.scope, ...(everyTopic && { topics: EVERY_NAME }), ...(everyGroup && { groups: EVERY_NAME }) },
    }
  }

  #limitedScope(principal: string | null): Pick<KnownRights, 'scope' | 'scopeFrom'> {
    const { acls, topics, groups } = this.#snapshot()
    const own = acls !== null && principal !== null ? scopeOfBindings(acls, principal) : null
    if (own) return { scope: own, scopeFrom: 'acls' }
    const ownGroups = [...groups.values()].flatMap(({ id, refused }) => (refused === null ? [id] : []))
    const prefix = commonPrefix([...topics.keys(), ...ownGroups])
    return prefix === null ? { scope: scopeOfPrefix(''), scopeFrom: 'every' } : { scope: scopeOfPrefix(prefix), scopeFrom: 'names' }
  }

  async #ask(scope: RightsScope): Promise<HasRight> {
    const names = (patterns: readonly NamePattern[]) => patterns.map(probeName)
    const [topics, groups, transactionalIds, cluster, brokerConfigs] = await Promise.all([
      this.#topics([...names(scope.topics), '__consumer_offsets']),
      this.#groups(names(scope.groups)),
      unlessRefused(() => this.#client.describableTransactions(names(scope.transactionalIds))),
      unlessRefused(() => this.#client.clusterOperations()),
      this.#brokerConfigs(),
    ])
    return ({ resourceType, operation, ...of }: MissingBinding) => {
      const name =
        of.resourceName === '__consumer_offsets' ? of.resourceName : probeName({ patternType: of.patternType, name: of.resourceName })
      if (resourceType === 'CLUSTER') return this.#onCluster(operation, cluster, brokerConfigs)
      if (resourceType === 'TRANSACTIONAL_ID') return transactionalIds?.get(name) ?? null
      if (resourceType === 'TOPIC') return topics.get(name)?.has(operation) ?? null
      return groups.get(name)?.has(operation) ?? null
    }
  }

  /** An empty answer says no more than that DESCRIBE, and so ALTER, is missing. */
  #onCluster(operation: RightOperation, told: AllowedOperations, brokerConfigs: boolean | null): boolean | null {
    if (told !== null && told.size > 0) return told.has(operation)
    const isRefused = told !== null || this.#snapshot().errors.some(({ kafkaError }) => kafkaError === 'CLUSTER_AUTHORIZATION_FAILED')
    if (operation === 'DESCRIBE' || operation === 'ALTER') return isRefused ? false : null
    if (operation === 'DESCRIBE_CONFIGS') return brokerConfigs
    return operation === 'ALTER_CONFIGS' && brokerConfigs === false ? false : null
  }

  async #topics(names: readonly string[]): Promise<ReadonlyMap<string, AllowedOperations>> {
    return (await unlessRefused(() => this.#client.topicOperations(names))) ?? new Map<string, AllowedOperations>()
  }

  /** Each group has one coordinator, and nobody but all brokers together knows which. */
  async #groups(names: readonly string[]): Promise<ReadonlyMap<string, AllowedOperations>> {
    const told = new Map<string, AllowedOperations>()
    await Promise.all(
      this.#answering().map(async (broker) => {
        for (const [name, operations] of (await unlessRefused(() => this.#client.groupOperations(broker, names))) ?? [])
          told.set(name, operations)
      }),
    )
    return told
  }

  /** A broker that does not answer is not waited for. */
  #answering(): number[] {
    return this.#client.brokerIds.filter((broker) => this.#client.health(broker)?.answering !== false)
  }

  async #brokerConfigs(): Promise<boolean | null> {
    const [broker] = this.#answering()
    if (broker === undefined) return null
    return mayRead(() => this.#client.brokerConfigs(broker).then(([of]) => of?.error ?? null))
  }
}

function probeName({ patternType, name }: NamePattern): string {
  if (patternType === 'PREFIXED') return (name + PROBE).slice(0, Math.max(name.length, LONGEST_NAME))
  return name === '*' ? PROBE : name
}

/** null: neither allowed nor refused. */
async function mayRead(read: () => Promise<string | null>): Promise<boolean | null> {
  try {
    const error = await read()
    return error === null ? true : isRefusal(error) ? false : null
  } catch (error) {
    return isKafkaError(error) && isRefusal(error.kafkaError) ? false : null
  }
}

const isRefusal = (kafkaError: string) => kafkaError.endsWith('_AUTHORIZATION_FAILED')

/** null: nobody answered, or this Kafka knows no such question. */
async function unlessRefused<T>(read: () => Promise<T>): Promise<T | null> {
  return read().catch(() => null)
}
