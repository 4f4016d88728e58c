import type { Page } from '@playwright/test'
import { MANY_ACLS, NO_ACLS, aclsWithout, answerUnknown } from '../fixtures/business/acls'
import { WITH_ACL_CHANGES, removeOwnRule } from '../fixtures/business/acl-changes'
import { FINE } from '../fixtures/business/answers'
import { rightsForViewer, rightsOfPrefix } from '../fixtures/business/connections'
import { CLUSTER } from '../fixtures/business/cluster'
import { groupDetail, groupsWell } from '../fixtures/business/groups'
import { viewer } from '../fixtures/business/people'
import { partition, topic, topicDetail } from '../fixtures/business/topics'
import { FAILED, NEVER, NOT_FOUND } from '../fixtures/mock-api'
import { type PageCase, skeleton, withoutAnswer, withoutPicture } from './states'

const at = (path: string) => `/clusters/${CLUSTER}/acls${path}`
const ASKED = '?who=User:fraud-scoring&act=READ&on=TOPIC&name=payments'
const inDialog = (page: Page) => page.getByRole('dialog')
const filled = (page: Page) => page.getByText('Yes.').filter({ visible: true })
const payments = topicDetail(topic('payments'), [partition('payments', 0, [1, 2, 3])])
const [group] = groupsWell
if (!group) throw new Error('there is no group')
const rule = (permission: string, principal: string, operation: string, resourceName: string, patternType = 'LITERAL', host = '*') => ({
  permission,
  principal,
  operation,
  resourceName,
  patternType,
  host,
})

/** Who may do what in Kafka: the matrix, the rules, what is worth a look, the question beside them, and the sections on other pages. */
export const ACL_CASES: PageCase[] = [
  {
    name: 'acls',
    path: at(''),
    states: {
      ...withoutAnswer('listAcls'),
      fine: { answers: FINE, shows: 'fraud-scoring' },
      empty: { answers: { ...FINE, ...NO_ACLS }, shows: 'There is no rule yet' },
      'refused-part': {
        answers: {
          ...FINE,
          ...aclsWithout('refused', { error: 'CLUSTER_AUTHORIZATION_FAILED', message: 'not authorized' }),
          getRights: rightsOfPrefix,
        },
        shows: /--allow-principal User:team-reports --operation Describe --cluster/,
      },
      unsupported: {
        answers: { ...FINE, ...aclsWithout('no-authorizer', { error: 'SECURITY_DISABLED', message: 'No Authorizer is configured' }) },
        shows: 'This cluster has no authorizer: everyone may do everything',
      },
      unreachable: {
        answers: { ...FINE, ...aclsWithout('unknown', { error: 'REQUEST_TIMED_OUT', message: 'no answer' }) },
        shows: 'The ACLs are not known yet',
      },
      'no-picture': { answers: withoutPicture('listAcls'), shows: /No broker/ },
      huge: { answers: { ...FINE, ...MANY_ACLS }, shows: 'tenant-000.service' },
    },
  },
  {
    name: 'acls-refused-viewer',
    path: at(''),
    states: {
      'refused-part': {
        answers: {
          ...FINE,
          getSession: viewer,
          ...aclsWithout('refused', { error: 'CLUSTER_AUTHORIZATION_FAILED', message: 'not authorized' }),
          getRights: rightsForViewer,
        },
        shows: /--allow-principal User:NAME --operation Describe --cluster/,
      },
    },
  },
  {
    name: 'acls-searched',
    path: at('?q=ledger'),
    states: {
      fine: { answers: FINE, shows: 'ledger-writer' },
      empty: { answers: { ...FINE, ...NO_ACLS }, shows: /No rule matches/ },
    },
  },
  {
    name: 'acl-explain',
    path: at(ASKED),
    states: {
      fine: { answers: FINE, shows: filled },
      trouble: {
        answers: FINE,
        path: at('?who=User:bi-reader&act=READ&on=TOPIC&name=payments'),
        shows: /A denial wins over every allow/,
      },
      empty: { answers: FINE, path: at('?who=User:nobody&act=WRITE&on=TOPIC&name=brand-new'), shows: /Kafka does not tell/ },
      unsupported: { answers: { ...FINE, explainAccess: answerUnknown }, shows: /Cannot tell/ },
      loading: { answers: { ...FINE, explainAccess: NEVER }, shows: (page) => page.locator('[aria-busy="true"]:visible').first() },
      refused: { answers: { ...FINE, explainAccess: NOT_FOUND }, shows: /You may not see this principal/ },
      failed: { answers: { ...FINE, explainAccess: FAILED }, shows: /Highwater/ },
    },
  },
  {
    name: 'acl-rules',
    path: at('?view=rules'),
    states: {
      fine: { answers: FINE, shows: 'fraud-scoring' },
      loading: { answers: { ...FINE, listAcls: NEVER }, shows: skeleton },
      empty: { answers: { ...FINE, ...NO_ACLS }, shows: 'There is no rule yet' },
      huge: { answers: { ...FINE, ...MANY_ACLS }, shows: 'tenant-000.service' },
    },
  },
  {
    name: 'acl-findings',
    path: at('?view=findings'),
    states: {
      fine: { answers: { ...FINE, ...NO_ACLS }, shows: 'Nothing is worth a look' },
      trouble: { answers: FINE, shows: /Another rule lets it do the same/ },
      loading: { answers: { ...FINE, listAclFindings: NEVER }, shows: skeleton },
      failed: { answers: { ...FINE, listAclFindings: FAILED }, shows: 'Request b1f6-77' },
    },
  },
  {
    name: 'acl-viewer',
    path: at('?view=rules'),
    prepare: (page) => page.getByRole('button', { name: 'New rule' }).focus(),
    states: { refused: { answers: { ...FINE, getSession: viewer }, shows: /Changing ACLs needs the admin role/ } },
  },
  {
    name: 'acl-create',
    path: at('?change=create'),
    prepare: async (page) => {
      await inDialog(page).getByRole('textbox', { name: 'Principal' }).fill('risk')
      await inDialog(page).getByRole('textbox', { name: 'Topics' }).fill('payments, ledger')
    },
    states: { fine: { answers: WITH_ACL_CHANGES, shows: 'It makes 4 rules' } },
  },
  {
    name: 'acl-create-wrong',
    path: at('?change=create'),
    prepare: async (page) => {
      await inDialog(page).getByRole('radio', { name: 'A rule by hand' }).check()
      await inDialog(page).getByRole('textbox', { name: 'Host' }).fill('10.0.0.0 /8')
      await page.getByRole('button', { name: 'Review', exact: true }).click()
    },
    states: { trouble: { answers: WITH_ACL_CHANGES, shows: 'An address without spaces, or *.' } },
  },
  {
    name: 'acl-create-review',
    path: at('?change=create'),
    prepare: async (page) => {
      await inDialog(page).getByRole('textbox', { name: 'Principal' }).fill('risk')
      await inDialog(page).getByRole('textbox', { name: 'Topics' }).fill('payments')
      await page.getByRole('button', { name: 'Review', exact: true }).click()
    },
    states: { fine: { answers: WITH_ACL_CHANGES, shows: 'User:risk ALLOW WRITE TOPIC payments' } },
  },
  {
    name: 'acl-edit',
    path: at(
      `?view=rules&change=edit&rule=${encodeURIComponent(['ALLOW', 'User:crm', 'READ', 'TOPIC', 'marketing.', 'PREFIXED', '*'].join('\t'))}`,
    ),
    prepare: (page) =>
      page
        .getByRole('combobox', { name: 'Operation' })
        .last()
        .selectOption('WRITE')
        .then(() => undefined),
    states: { fine: { answers: WITH_ACL_CHANGES, shows: /Kafka cannot change a rule/ } },
  },
  {
    name: 'acl-remove',
    path: at(
      `?change=remove&rule=${encodeURIComponent(['ALLOW', 'User:highwater', 'DESCRIBE', 'CLUSTER', 'kafka-cluster', 'LITERAL', '*'].join('\t'))}`,
    ),
    states: { trouble: { answers: { ...WITH_ACL_CHANGES, planChange: { plan: removeOwnRule } }, shows: /locks Highwater itself out/ } },
  },
  {
    name: 'acl-import',
    path: at('?change=import'),
    prepare: (page) => page.getByRole('button', { name: 'Review', exact: true }).click(),
    states: { trouble: { answers: WITH_ACL_CHANGES, shows: 'There is nothing to import yet.' } },
  },
  {
    name: 'topic-access',
    path: `/clusters/${CLUSTER}/topics/payments/access`,
    states: {
      fine: {
        answers: {
          ...FINE,
          getTopic: {
            ...payments,
            acls: [
              rule('DENY', 'User:bi-reader', 'READ', 'payments'),
              rule('ALLOW', 'User:payments-api', 'WRITE', 'payments'),
              rule('ALLOW', 'User:fraud-scoring', 'READ', 'pay', 'PREFIXED', '10.4.2.29'),
              rule('ALLOW', 'User:*', 'DESCRIBE', '*'),
            ],
          },
        },
        shows: 'by the prefix pay',
      },
      empty: { answers: { ...FINE, getTopic: { ...payments, acls: [] } }, shows: 'No rule covers it' },
      'refused-part': { answers: { ...FINE, getTopic: { ...payments, acls: null } }, shows: 'Who may do what is not known' },
    },
  },
  {
    name: 'group-access',
    path: `/clusters/${CLUSTER}/groups/${group.id}`,
    prepare: async (page) => page.getByRole('heading', { name: 'Access' }).scrollIntoViewIfNeeded(),
    states: {
      fine: { answers: FINE, shows: 'svc-risk' },
      empty: { answers: { ...FINE, getGroup: groupDetail(group, { acls: [] }) }, shows: 'No rule covers it' },
    },
  },
]
