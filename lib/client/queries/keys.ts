/** All that one cluster's new picture outdates lies under this key. */
export const clusterKey = (cluster: string) => ['cluster', cluster] as const

/** The list of clusters, which shows how each is. */
export const clustersKey = ['clusters'] as const

/** How many changes wait for this person: outdated by changes, and not by every picture. */
export const approvableKey = (cluster: string) => ['approvable', cluster] as const
