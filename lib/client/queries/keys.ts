/** All that one cluster's new picture outdates lies under this key. */
export const clusterKey = (cluster: string) => ['cluster', cluster] as const
