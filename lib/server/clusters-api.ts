import 'server-only'
import { randomUUID } from 'node:crypto'
import type { AddCluster, ClusterConfigInput, ClusterConfigItem } from '../contract/cluster-configs'
import type { Actor } from '../domain/access/actor'
import type { Changes } from './change/changes'
import type { ClusterRegistry, KnownCluster, SavedBy } from './clusters/cluster-registry'
import { completeSettings, requireAllowedAddresses } from './clusters/complete-settings'
import { publicSasl } from './clusters/saved-settings'
import type { ClusterWatch } from './clusters/watch-cluster'
import type { ClusterConfig } from './config'
import { ApiError } from './http/api-error'
import { found } from './http/found'
import { reveal } from './kafka/cluster-connection'
import type { AuditEntry } from './store/audit-entries'
import { toTime } from './views/view-context'

interface Home {
  registry: ClusterRegistry<ClusterWatch>
  changes: Pick<Changes, 'underWay'>
}

/** How each cluster is reached, those of the configuration first; never a secret. */
export async function listClusterConfigs({ registry }: Home): Promise<{ items: ClusterConfigItem[] }> {
  await registry.load()
  const fixed = [...registry.watched.values()].flatMap(({ config }) => (registry.isFixed(config.id) ? [toFixedItem(config)] : []))
  return { items: [...fixed, ...registry.added.map(toItem)] }
}

export async function addCluster(home: Home, by: Actor, input: AddCluster): Promise<ClusterConfigItem> {
  const { registry } = home
  await registry.load()
  requireAllowedAddresses(input)
  const isAdded = await registry.add(completeSettings(input, null), savedBy(by, 'cluster.add', input.id, { after: toRecorded(input) }))
  if (!isAdded)
    throw new ApiError('conflict', `There is a cluster “${input.id}” already`, { fields: [{ path: 'id', message: 'is taken' }] })
  return itemOf(home, input.id)
}

export async function updateCluster(home: Home, by: Actor, id: string, input: ClusterConfigInput): Promise<ClusterConfigItem> {
  const { registry } = home
  const before = await requireAdded(registry, id)
  if (home.changes.underWay(id).isApplying) {
    throw new ApiError('conflict', 'A change is being applied to this cluster at this moment: wait until it is done')
  }
  requireAllowedAddresses(input)
  const settings = completeSettings(input, before)
  if (
    !(await registry.replace(
      { ...settings, id },
      savedBy(by, 'cluster.update', id, { before: toRecorded(before), after: toRecorded(input) }),
    ))
  )
    throw noSuchCluster(id)
  return itemOf(home, id)
}

export async function removeCluster(home: Home, by: Actor, id: string): Promise<void> {
  const { registry, changes } = home
  const before = await requireAdded(registry, id)
  const { isApplying, waiting } = changes.underWay(id)
  if (isApplying) throw new ApiError('conflict', 'A change is being applied to this cluster at this moment: wait until it is done')
  if (waiting.length > 0) {
    throw new ApiError(
      'conflict',
      `Changes wait on this cluster until they can be applied: cancel them first (${waiting.slice(0, 3).join(', ')})`,
    )
  }
  if (!(await registry.remove(id, auditEntry(by, 'cluster.remove', id, { before: toRecorded(before) })))) throw noSuchCluster(id)
}

/** Those added here; what the configuration says is changed there. */
async function requireAdded(registry: ClusterRegistry<ClusterWatch>, id: string): Promise<KnownCluster['cluster']> {
  await registry.load()
  if (registry.isFixed(id)) throw new ApiError('conflict', `“${id}” is in highwater.yaml or the environment: change it there`)
  return found(
    'cluster',
    id,
    registry.added.find(({ cluster }) => cluster.id === id),
  ).cluster
}

async function itemOf(home: Home, id: string): Promise<ClusterConfigItem> {
  const { items } = await listClusterConfigs(home)
  return found(
    'cluster',
    id,
    items.find((item) => item.id === id),
  )
}

function toItem({ cluster, updatedBy, updatedMs, isWatched }: KnownCluster): ClusterConfigItem {
  const { id, name, brokers, tls, sasl, readOnly, commits } = cluster
  return {
    id,
    name,
    origin: 'console',
    brokers,
    tls: tls && {
      rejectUnauthorized: tls.rejectUnauthorized,
      ca: tls.ca ?? null,
      cert: tls.cert ?? null,
      // Where it cannot be opened it is missing here, though the certificate says that there was one.
      hasKey: tls.cert !== undefined,
      serverName: tls.serverName ?? null,
    },
    sasl: sasl && publicSasl(sasl),
    readOnly,
    commits,
    saved: { by: updatedBy, at: toTime(updatedMs) },
    isWatched,
  }
}

function toFixedItem({ id, name, brokers, tls, sasl, readOnly, commits }: ClusterConfig): ClusterConfigItem {
  const text = (secret: NonNullable<ClusterConfig['tls']>['ca']) => (secret === undefined ? null : reveal(secret))
  return {
    id,
    name,
    origin: 'fixed',
    brokers,
    tls: tls && {
      rejectUnauthorized: tls.rejectUnauthorized ?? true,
      ca: text(tls.ca),
      cert: text(tls.cert),
      hasKey: tls.key !== undefined,
      serverName: tls.serverName ?? null,
    },
    sasl: sasl && fixedSasl(sasl),
    readOnly,
    commits,
    saved: null,
    isWatched: true,
  }
}

function fixedSasl(sasl: NonNullable<ClusterConfig['sasl']>): ClusterConfigItem['sasl'] {
  if (sasl.mechanism === 'AWS_MSK_IAM') return sasl
  if (sasl.mechanism !== 'OAUTHBEARER') return { mechanism: sasl.mechanism, username: sasl.username }
  const { clientSecret: _, ca, ...rest } = sasl
  return { ...rest, ...(ca !== undefined && { ca: reveal(ca) }) }
}

function savedBy(by: Actor, action: string, id: string, detail: object): SavedBy {
  const entry = auditEntry(by, action, id, detail)
  return { name: by.name, atMs: entry.atMs, entry }
}

/** What is told of it in the audit: no certificate, and no secret. */
function toRecorded({ name, brokers, tls, sasl, readOnly }: ClusterConfigInput): object {
  return {
    name,
    brokers,
    tls: tls === null ? 'none' : tls.rejectUnauthorized ? 'checked' : 'unchecked',
    sasl: sasl?.mechanism ?? 'none',
    ...(sasl && 'username' in sasl && { username: sasl.username }),
    readOnly,
  }
}

function auditEntry(by: Actor, action: string, id: string, detail: object): AuditEntry {
  return {
    id: randomUUID(),
    atMs: Date.now(),
    cluster: id,
    actor: { kind: by.kind, name: by.name },
    action,
    target: { type: 'cluster', name: id },
    detail: JSON.stringify(detail),
  }
}

function noSuchCluster(id: string): ApiError {
  return new ApiError('not-found', `There is no cluster “${id}”`)
}
