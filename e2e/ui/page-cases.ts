import { FINE, TROUBLE } from '../fixtures/business/answers'
import { broker, brokerDetail, brokersUp } from '../fixtures/business/brokers'
import {
  CLUSTER,
  LIST,
  clusterItem,
  overviewInTrouble,
  overviewWell,
  partError,
  pulseSilent,
  pulseUnreachable,
} from '../fixtures/business/cluster'
import { quorumWell } from '../fixtures/business/control-plane'
import { HUGE } from '../fixtures/business/huge'
import { groupDetail, groupsInTrouble, groupsWell } from '../fixtures/business/groups'
import { preferences } from '../fixtures/business/people'
import { partition, topic, topicDetail } from '../fixtures/business/topics'
import { NEVER } from '../fixtures/mock-api'
import { ACCESS_CASES } from './access-cases'
import { ACL_CASES } from './acl-cases'
import { BOARD_CASES } from './board-cases'
import { CHANGE_CASES } from './change-cases'
import { CONNECT_CASES } from './connect-cases'
import { DELEGATION_TOKEN_CASES } from './delegation-token-cases'
import { GROUP_CASES } from './group-cases'
import { QUOTA_CASES } from './quota-cases'
import { RESET_CASES } from './reset-cases'
import { SIGN_IN_CASES } from './sign-in-cases'
import { TOPIC_CHANGE_CASES } from './topic-change-cases'
import { USER_CASES } from './user-cases'
import { type PageCase, NOTHING_COMES, emptyList, refusedBy, silent, skeleton, withErrors, withoutAnswer, withoutPicture } from './states'

const at = (path: string) => `/clusters/${CLUSTER}${path}`
const of = <Item extends { id: string }>(items: Item[], id: string): Item => {
  const found = items.find((item) => item.id === id)
  if (!found) throw new Error(`there is no ${id}`)
  return found
}
const brokerOne = broker(1)
const noFacets = {
  health: { offline: 0, 'under-min-isr': 0, 'at-min-isr': 0, 'under-replicated': 0, 'not-preferred': 0 },
  brokers: [],
  racks: [],
  topics: [],
}
const oneTopic = topicDetail(
  topic('payments'),
  [1, 2, 3].map((id, index) => partition('payments', index, [id, (id % 3) + 1, ((id + 1) % 3) + 1])),
)
const oneGroup = of(groupsWell, 'fraud-scoring')
const noAnswer = (part: string) => [partError(part)]
const notSaid = (part: string) => refusedBy(part, 'UNSUPPORTED_VERSION')

/** Every page in every state it has, and what it must then say. */
export const PAGES: PageCase[] = [
  {
    name: 'clusters',
    path: '/clusters',
    states: {
      ...withoutAnswer('listClusters'),
      fine: { answers: FINE, shows: /None of 3 clusters needs anybody/ },
      trouble: { answers: TROUBLE, shows: /2 of 5 clusters need someone/ },
      empty: { answers: { ...FINE, listClusters: { ...LIST, items: [], total: 0 } }, shows: 'No cluster is configured' },
      unreachable: {
        answers: {
          ...FINE,
          listClusters: {
            ...LIST,
            items: [
              clusterItem({ status: 'unreachable', brokersUp: 0, error: { name: 'ECONNREFUSED', message: 'refused the connection' } }),
            ],
            total: 1,
          },
        },
        shows: 'ECONNREFUSED',
      },
    },
  },
  {
    name: 'overview',
    path: at(''),
    states: {
      ...withoutAnswer('getOverview'),
      fine: { answers: FINE, shows: 'Nothing is wrong.' },
      trouble: { answers: TROUBLE, shows: /Eight things are wrong, the first since/ },
      stale: {
        answers: { ...silent(FINE), getOverview: { ...overviewWell, pulse: pulseSilent } },
        shows: /No broker of Production EU answers, since/,
      },
      'refused-part': {
        answers: {
          ...FINE,
          getOverview: { ...overviewWell, pulse: { ...overviewWell.pulse, errors: refusedBy('configs', 'CLUSTER_AUTHORIZATION_FAILED') } },
        },
        shows: 'CLUSTER_AUTHORIZATION_FAILED',
      },
      'no-picture': {
        answers: { ...FINE, getPulse: pulseUnreachable, getOverview: { ...overviewInTrouble, pulse: pulseUnreachable, findings: [] } },
        shows: 'No broker of Production EU answers',
      },
    },
  },
  {
    name: 'replication',
    path: at('/replication'),
    states: {
      ...withoutAnswer('listPartitions'),
      fine: { answers: FINE, shows: 'Nothing to mend here' },
      trouble: { answers: TROUBLE, shows: /1 partition is offline and 1 refuses writes/ },
      stale: { answers: silent(TROUBLE), shows: 'Brokers 1, 2, 3, 4 do not answer.' },
      unsupported: {
        answers: {
          ...TROUBLE,
          listPartitions: {
            ...LIST,
            items: [{ ...partition('payments', 5, [4, 1, 2], [4], 3), elr: null }],
            total: 1,
            facets: { ...noFacets, health: { ...noFacets.health, 'under-min-isr': 1 } },
          },
        },
        shows: /Eligible leaders \(ELR\) are not known/,
      },
      'no-picture': { answers: withoutPicture('listPartitions'), shows: 'No broker of Production EU answers' },
    },
  },
  {
    name: 'brokers',
    path: at('/brokers'),
    states: {
      ...withoutAnswer('listBrokers'),
      fine: { answers: FINE, shows: /All 4 brokers answer/ },
      trouble: { answers: TROUBLE, shows: /broker 4 \(eu-1a\) is fenced since/ },
      empty: { answers: emptyList('listBrokers'), shows: 'No broker is known here' },
      unreachable: {
        answers: {
          ...silent(FINE),
          listBrokers: {
            ...LIST,
            stale: true,
            items: brokersUp.map((one) => ({ ...one, status: 'not-answering', error: { name: 'ETIMEDOUT', message: 'no answer' } })),
            total: 4,
          },
        },
        shows: /None of 4 brokers answer/,
      },
    },
  },
  {
    name: 'broker',
    path: at('/brokers/1'),
    states: {
      ...withoutAnswer('getBroker'),
      fine: { answers: FINE, shows: /Broker 1 is up/ },
      trouble: { answers: TROUBLE, shows: /Broker 4 is fenced since/, path: at('/brokers/4') },
      stale: {
        answers: {
          ...silent(FINE),
          getBroker: brokerDetail(
            { ...brokerOne, status: 'not-answering', error: { name: 'ETIMEDOUT', message: 'no answer' } },
            { stale: true, errors: noAnswer('log-dirs') },
          ),
        },
        shows: /Broker 1 has not answered/,
      },
      unsupported: {
        answers: {
          ...FINE,
          getBroker: brokerDetail({
            ...brokerOne,
            logDirs: brokerOne.logDirs.map((dir) => ({ ...dir, totalBytes: null, usableBytes: null })),
          }),
        },
        shows: 'This Kafka is older than 3.3 and does not tell how large its disks are.',
      },
      'refused-part': {
        answers: withErrors(FINE, 'getBroker', refusedBy('log-dirs', 'CLUSTER_AUTHORIZATION_FAILED'), {
          broker: { ...brokerOne, logDirs: [], logDirsAsOf: null, logBytes: null },
        }),
        shows: /log dirs are not known/i,
      },
    },
  },
  {
    name: 'broker-configs',
    path: at('/brokers/1/configs'),
    states: {
      fine: { answers: FINE, shows: 'num.io.threads' },
      trouble: { answers: TROUBLE, shows: 'The configs are not known: broker 4 does not answer', path: at('/brokers/4/configs') },
      loading: { answers: NOTHING_COMES, shows: skeleton },
      'refused-part': {
        answers: withErrors(FINE, 'getBroker', refusedBy('configs', 'CLUSTER_AUTHORIZATION_FAILED'), { configs: null, configsAsOf: null }),
        shows: /CLUSTER_AUTHORIZATION_FAILED/,
      },
    },
  },
  {
    name: 'topics',
    path: at('/topics'),
    states: {
      ...withoutAnswer('listTopics'),
      fine: { answers: FINE, shows: 'page-views' },
      trouble: { answers: TROUBLE, shows: 'Refuses writes' },
      empty: {
        answers: { ...emptyList('listTopics'), getPulse: { ...overviewWell.pulse, counts: { ...overviewWell.pulse.counts, topics: 0 } } },
        shows: 'There are no topics here',
      },
      stale: { answers: TROUBLE, shows: /Broker 4 has not answered since/ },
      unreachable: { answers: silent(TROUBLE), shows: 'Brokers 1, 2, 3, 4 do not answer.' },
      'no-picture': { answers: withoutPicture('listTopics'), shows: /No broker/ },
      huge: { answers: HUGE, shows: 'tenant-00000.events' },
    },
  },
  {
    name: 'topic',
    path: at('/topics/payments'),
    states: {
      ...withoutAnswer('getTopic'),
      fine: { answers: { ...FINE, getTopic: oneTopic }, shows: /All 3 partitions have 3 copies in sync/ },
      trouble: { answers: TROUBLE, shows: /1 of 6 partitions refuses? writes/ },
      empty: {
        answers: { ...FINE, getTopic: { ...oneTopic, partitions: [], topic: { ...oneTopic.topic, partitions: 0 } } },
        shows: 'This topic has no partitions.',
      },
      stale: { answers: TROUBLE, shows: /Broker 4 has not answered since/, path: at('/topics/scratch-loadtest') },
      unreachable: {
        answers: { ...silent(FINE), getTopic: { ...oneTopic, stale: true, topic: { ...oneTopic.topic, stale: true } } },
        shows: /3 partitions are led by nobody, or by a broker that does not answer/,
      },
    },
  },
  {
    name: 'topic-configs',
    path: at('/topics/payments/configs'),
    states: {
      fine: { answers: FINE, shows: 'min.insync.replicas' },
      loading: { answers: NOTHING_COMES, shows: skeleton },
      empty: { answers: { ...FINE, getTopic: { ...oneTopic, configs: null, configsAsOf: null } }, shows: 'The configs are not known' },
      'refused-part': {
        answers: {
          ...FINE,
          getTopic: { ...oneTopic, configs: null, configsAsOf: null, errors: refusedBy('configs', 'TOPIC_AUTHORIZATION_FAILED') },
        },
        shows: /TOPIC_AUTHORIZATION_FAILED/,
      },
    },
  },
  {
    name: 'topic-readers',
    path: at('/topics/payments/readers'),
    states: {
      fine: { answers: FINE, shows: 'fraud-scoring' },
      loading: { answers: NOTHING_COMES, shows: skeleton },
      empty: { answers: { ...FINE, getTopic: { ...oneTopic, readers: [] } }, shows: 'No group reads this topic' },
    },
  },
  {
    name: 'topic-producers',
    path: at('/topics/ledger/producers'),
    states: {
      fine: { answers: FINE, shows: /2 producers write to 3 partitions/ },
      trouble: { answers: TROUBLE, shows: /1 transaction is open/ },
      loading: { answers: { ...FINE, getTopicProducers: NEVER }, shows: skeleton },
      empty: { answers: { ...FINE, getTopicProducers: { items: [], asOf: oneTopic.asOf, errors: [] } }, shows: 'No producer is active' },
      stale: { answers: withErrors(FINE, 'getTopicProducers', noAnswer('producers')), shows: /Broker 4 did not answer/ },
      'refused-part': {
        answers: withErrors(FINE, 'getTopicProducers', refusedBy('producers', 'TOPIC_AUTHORIZATION_FAILED'), { items: [], asOf: null }),
        shows: 'Highwater may not see who writes here',
      },
      unsupported: {
        answers: withErrors(FINE, 'getTopicProducers', notSaid('producers'), { items: [], asOf: null }),
        shows: 'This Kafka does not tell who writes',
      },
      failed: { answers: withoutAnswer('getTopicProducers').failed.answers, shows: 'Request b1f6-77' },
    },
  },
  {
    name: 'groups',
    path: at('/groups'),
    states: {
      ...withoutAnswer('listGroups'),
      fine: { answers: FINE, shows: 'order-fulfilment' },
      trouble: { answers: TROUBLE, shows: 'Losing data' },
      empty: { answers: emptyList('listGroups'), shows: 'No consumer group has ever committed here' },
      stale: { answers: TROUBLE, shows: /Of 9 groups, 1 has an unknown lag/ },
      unreachable: { answers: silent(TROUBLE), shows: /Brokers 1, 2, 3, 4 do not answer/ },
      'no-picture': { answers: withoutPicture('listGroups'), shows: /No broker/ },
      huge: { answers: HUGE, shows: 'tenant-00000.worker' },
    },
  },
  {
    name: 'group',
    path: at('/groups/fraud-scoring'),
    states: {
      ...withoutAnswer('getGroup'),
      fine: { answers: FINE, shows: /Caught up: 4 records wait/ },
      trouble: { answers: TROUBLE, shows: /Falling behind: 21 m/ },
      empty: {
        answers: {
          ...FINE,
          getGroup: groupDetail({
            ...oneGroup,
            state: 'Empty',
            members: 0,
            partitions: 0,
            verdict: 'inactive',
            lag: null,
            secondsBehind: null,
          }),
        },
        shows: 'This group has no partitions: it never committed, and its members own nothing.',
      },
      stale: { answers: TROUBLE, shows: /its coordinator has not answered since/, path: at('/groups/stock-sync') },
      'refused-part': {
        answers: {
          ...FINE,
          getGroup: groupDetail(oneGroup, { members: null, membersAsOf: null, errors: refusedBy('members', 'GROUP_AUTHORIZATION_FAILED') }),
        },
        shows: /GROUP_AUTHORIZATION_FAILED|Kafka refuse/,
      },
      huge: {
        answers: { ...FINE, getGroup: groupDetail({ ...of(groupsInTrouble, 'fraud-scoring'), partitions: 400, members: 60 }) },
        shows: /Falling behind/,
      },
    },
  },
  ...GROUP_CASES,
  {
    name: 'quorum',
    path: at('/quorum'),
    states: {
      ...withoutAnswer('getQuorum'),
      fine: { answers: FINE, shows: /Controller 2 leads; 3 of 3 voters have caught up/ },
      trouble: { answers: TROUBLE, shows: /losing one more leaves no majority/ },
      stale: { answers: { ...FINE, getQuorum: { ...quorumWell, errors: noAnswer('quorum') } }, shows: /REQUEST_TIMED_OUT|not answer/ },
      'refused-part': {
        answers: { ...FINE, getQuorum: { ...quorumWell, quorum: null, errors: refusedBy('quorum', 'CLUSTER_AUTHORIZATION_FAILED') } },
        shows: /CLUSTER_AUTHORIZATION_FAILED/,
      },
      unsupported: {
        answers: { ...FINE, getQuorum: { ...quorumWell, quorum: null, features: null, errors: notSaid('quorum') } },
        shows: /ZooKeeper/,
      },
    },
  },
  {
    name: 'transactions',
    path: at('/transactions'),
    states: {
      ...withoutAnswer('listTransactions'),
      fine: { answers: FINE, shows: /no transaction is open/ },
      trouble: { answers: TROUBLE, shows: /1 transaction has outlived its own timeout/ },
      empty: { answers: emptyList('listTransactions'), shows: 'No transactional producer is known here' },
      stale: { answers: withErrors(FINE, 'listTransactions', noAnswer('transactions')), shows: /Brokers? 4 did not answer/ },
      'refused-part': {
        answers: withErrors(FINE, 'listTransactions', refusedBy('transactions', 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED'), {
          items: [],
          total: 0,
        }),
        shows: 'Highwater may not see the transactions',
      },
      unsupported: {
        answers: withErrors(FINE, 'listTransactions', notSaid('transactions'), { items: [], total: 0 }),
        shows: 'Needs Kafka 3.0 or later',
      },
    },
  },
  ...USER_CASES,
  ...QUOTA_CASES,
  ...DELEGATION_TOKEN_CASES,
  ...CHANGE_CASES,
  ...ACL_CASES,
  {
    name: 'mine',
    path: at('/mine'),
    states: {
      ...withoutAnswer('getPreferences'),
      fine: { answers: FINE, shows: 'fraud-scoring' },
      trouble: { answers: TROUBLE, shows: 'Losing data' },
      empty: {
        answers: { ...FINE, getPreferences: { ...preferences, groups: [], topics: [] } },
        shows: (page) => page.locator('main').getByRole('link'),
      },
    },
  },
  {
    name: 'preferences',
    path: '/preferences',
    states: { ...withoutAnswer('getPreferences'), fine: { answers: FINE, shows: 'fraud-*' } },
  },
  {
    name: 'audit',
    path: '/audit',
    states: {
      ...withoutAnswer('listAudit'),
      fine: { answers: FINE, shows: 'Commit window forgotten' },
      empty: {
        answers: { ...FINE, listAudit: { ...LIST, items: [], total: 0, facets: { actions: {} } } },
        shows: 'Nothing has been recorded yet',
      },
    },
  },
  {
    name: 'audit-entry',
    path: '/audit',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Role saved' }).click()
    },
    states: { fine: { answers: FINE, shows: 'kafka-payments' } },
  },
  ...ACCESS_CASES,
  ...SIGN_IN_CASES,
  {
    name: 'search',
    path: at('/groups'),
    prepare: async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').fill('pa')
    },
    states: {
      fine: { answers: FINE, shows: (page) => page.getByRole('option').filter({ hasText: 'payment-reconciliation' }) },
      trouble: { answers: TROUBLE, shows: (page) => page.getByRole('option', { name: /payments.*Refuses writes/ }) },
      empty: {
        answers: {
          ...FINE,
          search: {
            topics: { total: 0, items: [] },
            groups: { total: 0, items: [] },
            brokers: { total: 0, items: [] },
            users: { total: 0, items: [] },
          },
        },
        shows: 'Nothing matches “pa”',
      },
      failed: { answers: withoutAnswer('search').failed.answers, shows: 'Names in this cluster could not be searched.' },
    },
  },
  ...BOARD_CASES,
  ...CONNECT_CASES,
  ...RESET_CASES,
  ...TOPIC_CHANGE_CASES,
]
