import type { Resource } from './permissions'

/** Something of a cluster, or the cluster itself. */
export type InCluster = Resource & { cluster: string }

const CONSOLE: Resource = { cluster: null, type: 'console', name: '' }

/** The things that rights are asked of, as `can` wants them. */
export const on = {
  console: CONSOLE,
  cluster: (cluster: string): InCluster => ({ cluster, type: 'cluster', name: cluster }),
  topic: (cluster: string, name: string): InCluster => ({ cluster, type: 'topic', name }),
  /** Of a client id, an address or a default; by its entityPath. */
  quota: (cluster: string, name: string): InCluster => ({ cluster, type: 'quota', name }),
  group: (cluster: string, name: string): InCluster => ({ cluster, type: 'group', name }),
  user: (cluster: string, name: string): InCluster => ({ cluster, type: 'user', name }),
}
