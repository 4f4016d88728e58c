import { z } from 'zod'
import { accessEndpoints } from './access-endpoints'
import { aclEndpoints } from './acl-endpoints'
import { boardEndpoints } from './board-endpoints'
import { BrokerDetail, BrokerItem, Quorum } from './brokers'
import { changeEndpoints } from './change-endpoints'
import { clusterEndpoints } from './cluster-endpoints'
import { ClusterItem, ClusterPulse, Overview } from './clusters'
import { CheckConnection, ConnectionCheck } from './connections'
import { endpoint } from './endpoint'
import { GroupDetail, GroupPartitionDetail, GroupItem, GroupListFacets, GroupListQuery } from './groups'
import { ClusterHistory, ClusterHistoryQuery, GroupHistory, GroupHistoryQuery, HistoryRange, TopicHistory } from './history'
import { Preferences } from './preferences'
import { operations } from './operations'
import { ListQuery, page } from './primitives'
import { scramUserEndpoints } from './scram-user-endpoints'
import { delegationTokenEndpoints } from './delegation-token-endpoints'
import { quotaEndpoints } from './quota-endpoints'
import { SearchAnswer, SearchQuery } from './search'
import { PartitionFacets, PartitionItem, PartitionListQuery, TopicDetail, TopicItem, TopicListQuery } from './topics'
import { TopicProducers, TransactionItem, TransactionListQuery } from './transactions'

/** Every operation of the API. A route is an entry here and one line under `app/api`. */
export const endpoints = {
  getOpenApi: endpoint({
    ...operations.getOpenApi,
    access: 'signed-in',
    summary: 'This document',
    stream: 'application/json',
  }),

  ...accessEndpoints,
  ...clusterEndpoints,

  getPreferences: endpoint({
    ...operations.getPreferences,
    access: 'signed-in',
    summary: 'What the caller has chosen for themselves: language, time zone, first page, their groups and topics',
    response: Preferences,
  }),
  savePreferences: endpoint({
    ...operations.savePreferences,
    access: 'signed-in',
    summary: 'Replace them; where nobody signs in they are kept in a cookie alone',
    body: Preferences,
    response: Preferences,
  }),

  listClusters: endpoint({
    ...operations.listClusters,
    access: 'clusters:read',
    summary: 'All clusters and how they are',
    query: ListQuery,
    response: page(ClusterItem),
  }),
  checkConnection: endpoint({
    ...operations.checkConnection,
    access: 'clusters:write',
    summary: 'Connect to a cluster as the console would, and say of each step how it went; nothing is kept',
    body: CheckConnection,
    response: ConnectionCheck,
  }),
  getPulse: endpoint({
    ...operations.getPulse,
    access: 'clusters:read',
    summary: 'One cluster: freshness, brokers that answer, counts',
    response: ClusterPulse,
  }),
  getOverview: endpoint({
    ...operations.getOverview,
    access: 'clusters:read',
    summary: 'What is wrong, since when, who is affected',
    response: Overview,
  }),
  getQuorum: endpoint({
    ...operations.getQuorum,
    access: 'brokers:read',
    summary: 'The metadata quorum',
    response: Quorum,
  }),
  listBrokers: endpoint({
    ...operations.listBrokers,
    access: 'brokers:read',
    summary: 'Brokers, dead and fenced ones included',
    query: ListQuery,
    response: page(BrokerItem),
  }),
  getBroker: endpoint({
    ...operations.getBroker,
    access: 'brokers:read',
    summary: 'One broker with its log dirs and configs',
    response: BrokerDetail,
  }),
  listTopics: endpoint({
    ...operations.listTopics,
    access: 'topics:read',
    summary: 'Topics',
    query: TopicListQuery,
    response: page(TopicItem).extend({ facets: z.record(z.string(), z.number().int()) }),
  }),
  getTopic: endpoint({
    ...operations.getTopic,
    access: 'topics:read',
    summary: 'One topic: partitions, configs, who reads it',
    response: TopicDetail,
  }),
  listPartitions: endpoint({
    ...operations.listPartitions,
    access: 'topics:read',
    summary: 'Partitions, by health',
    query: PartitionListQuery,
    response: page(PartitionItem).extend({ facets: PartitionFacets }),
  }),
  listGroups: endpoint({
    ...operations.listGroups,
    access: 'groups:read',
    summary: 'Consumer, share and streams groups with lag',
    query: GroupListQuery,
    response: page(GroupItem).extend({ facets: GroupListFacets }),
  }),
  getGroup: endpoint({
    ...operations.getGroup,
    access: 'groups:read',
    summary: 'One group: members and every partition',
    response: GroupDetail,
  }),
  getGroupPartition: endpoint({
    ...operations.getGroupPartition,
    access: 'groups:read',
    summary: 'One partition of a group: its window of commits, and the record at its commit',
    response: GroupPartitionDetail,
  }),
  getGroupHistory: endpoint({
    ...operations.getGroupHistory,
    access: 'groups:read',
    summary: 'Lag and rates over time',
    query: GroupHistoryQuery,
    response: GroupHistory,
  }),
  getTopicHistory: endpoint({
    ...operations.getTopicHistory,
    access: 'topics:read',
    summary: 'Records written and size over time',
    query: HistoryRange,
    response: TopicHistory,
  }),
  getClusterHistory: endpoint({
    ...operations.getClusterHistory,
    access: 'clusters:read',
    summary: 'Records written and committed over time',
    query: ClusterHistoryQuery,
    response: ClusterHistory,
  }),
  getTopicProducers: endpoint({
    ...operations.getTopicProducers,
    access: 'transactions:read',
    summary: 'Active producers of a topic, partition by partition',
    response: TopicProducers,
  }),
  listTransactions: endpoint({
    ...operations.listTransactions,
    access: 'transactions:read',
    summary: 'Transactional producers; open transactions with their age',
    query: TransactionListQuery,
    response: page(TransactionItem).extend({ facets: z.record(z.string(), z.number().int()) }),
  }),
  search: endpoint({
    ...operations.search,
    access: 'clusters:read',
    summary: 'Topics, groups, brokers and users by name; only what the caller may see',
    query: SearchQuery,
    response: SearchAnswer,
  }),
  exportTopics: endpoint({
    ...operations.exportTopics,
    access: 'topics:read',
    summary: 'All topics a filter matches, as CSV',
    query: TopicListQuery.omit({ limit: true, cursor: true }),
    stream: 'text/csv',
  }),
  exportPartitions: endpoint({
    ...operations.exportPartitions,
    access: 'topics:read',
    summary: 'All partitions a filter matches, as CSV',
    query: PartitionListQuery.omit({ limit: true, cursor: true }),
    stream: 'text/csv',
  }),
  exportGroups: endpoint({
    ...operations.exportGroups,
    access: 'groups:read',
    summary: 'All groups a filter matches, as CSV',
    query: GroupListQuery.omit({ limit: true, cursor: true }),
    stream: 'text/csv',
  }),
  exportBrokers: endpoint({
    ...operations.exportBrokers,
    access: 'brokers:read',
    summary: 'All brokers, as CSV',
    query: ListQuery.omit({ limit: true, cursor: true }),
    stream: 'text/csv',
  }),
  ...aclEndpoints,
  ...scramUserEndpoints,
  ...quotaEndpoints,
  ...delegationTokenEndpoints,
  ...changeEndpoints,
  ...boardEndpoints,

  streamEvents: endpoint({
    ...operations.streamEvents,
    access: 'clusters:read',
    summary: 'Server-sent events: a new picture is there',
    query: z.object({ cluster: z.string().optional() }),
    stream: 'text/event-stream',
  }),
} as const
