/** Kafka's group types, in the words of ListGroups (KIP-848, KIP-932, KIP-1071). */
export const GROUP_TYPES = ['classic', 'consumer', 'share', 'streams'] as const
export type GroupType = (typeof GROUP_TYPES)[number]
