import type { Operation } from './endpoint'

/**
 * Where every operation of the API is. Apart from `endpoints`, so that a browser can call what it need not have the schemas of:
 * these are a large part of what a page would have to load first.
 */
export const operations = {
  getOpenApi: { id: 'getOpenApi', method: 'GET', path: '/api/v1/openapi.json' },
  getSession: { id: 'getSession', method: 'GET', path: '/api/v1/session' },
  signIn: { id: 'signIn', method: 'POST', path: '/api/v1/session' },
  signOut: { id: 'signOut', method: 'DELETE', path: '/api/v1/session' },
  getPreferences: { id: 'getPreferences', method: 'GET', path: '/api/v1/preferences' },
  savePreferences: { id: 'savePreferences', method: 'PUT', path: '/api/v1/preferences' },
  listTokens: { id: 'listTokens', method: 'GET', path: '/api/v1/tokens' },
  createToken: { id: 'createToken', method: 'POST', path: '/api/v1/tokens' },
  revokeToken: { id: 'revokeToken', method: 'DELETE', path: '/api/v1/tokens/{token}' },
  listUsers: { id: 'listUsers', method: 'GET', path: '/api/v1/users' },
  createUser: { id: 'createUser', method: 'POST', path: '/api/v1/users' },
  deleteUser: { id: 'deleteUser', method: 'DELETE', path: '/api/v1/users/{user}' },
  listClusters: { id: 'listClusters', method: 'GET', path: '/api/v1/clusters' },
  getPulse: { id: 'getPulse', method: 'GET', path: '/api/v1/clusters/{cluster}' },
  getOverview: { id: 'getOverview', method: 'GET', path: '/api/v1/clusters/{cluster}/overview' },
  getQuorum: { id: 'getQuorum', method: 'GET', path: '/api/v1/clusters/{cluster}/quorum' },
  listBrokers: { id: 'listBrokers', method: 'GET', path: '/api/v1/clusters/{cluster}/brokers' },
  getBroker: { id: 'getBroker', method: 'GET', path: '/api/v1/clusters/{cluster}/brokers/{broker}' },
  listTopics: { id: 'listTopics', method: 'GET', path: '/api/v1/clusters/{cluster}/topics' },
  getTopic: { id: 'getTopic', method: 'GET', path: '/api/v1/clusters/{cluster}/topics/{topic}' },
  listPartitions: { id: 'listPartitions', method: 'GET', path: '/api/v1/clusters/{cluster}/partitions' },
  listGroups: { id: 'listGroups', method: 'GET', path: '/api/v1/clusters/{cluster}/groups' },
  getGroup: { id: 'getGroup', method: 'GET', path: '/api/v1/clusters/{cluster}/groups/{group}' },
  getGroupHistory: { id: 'getGroupHistory', method: 'GET', path: '/api/v1/clusters/{cluster}/groups/{group}/history' },
  getTopicProducers: { id: 'getTopicProducers', method: 'GET', path: '/api/v1/clusters/{cluster}/topics/{topic}/producers' },
  listTransactions: { id: 'listTransactions', method: 'GET', path: '/api/v1/clusters/{cluster}/transactions' },
  search: { id: 'search', method: 'GET', path: '/api/v1/clusters/{cluster}/search' },
  exportTopics: { id: 'exportTopics', method: 'GET', path: '/api/v1/clusters/{cluster}/exports/topics' },
  exportPartitions: { id: 'exportPartitions', method: 'GET', path: '/api/v1/clusters/{cluster}/exports/partitions' },
  exportGroups: { id: 'exportGroups', method: 'GET', path: '/api/v1/clusters/{cluster}/exports/groups' },
  exportBrokers: { id: 'exportBrokers', method: 'GET', path: '/api/v1/clusters/{cluster}/exports/brokers' },
  streamEvents: { id: 'streamEvents', method: 'GET', path: '/api/v1/events' },
} as const satisfies Record<string, Operation>
