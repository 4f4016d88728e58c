/** Answers by name, for parts that may not reach into the contract themselves. */
export type { ClusterPulse } from '../../contract/clusters'
export type { ConfigEntry } from '../../contract/configs'
