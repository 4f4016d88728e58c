import 'server-only'
import { type AclBinding, coversResource } from '@/lib/domain/access/acl-binding'
import { type KnownNames, type Right, aclEffect, rightText } from '@/lib/domain/access/acl-effect'
import { isWildcardGrant } from '@/lib/domain/access/acl-findings'
import { EVERYONE, THE_CLUSTER } from '@/lib/domain/access/acl-words'
import { authorizerOf, mergeAuthorizers } from '@/lib/domain/access/authorizer-settings'
import { CONSOLE_CAPABILITIES, type CapabilityNeed } from '@/lib/domain/access/console-capabilities'
import { type AuthorizerSettings, decideAccess } from '@/lib/domain/access/decide-access'
import { nameOfPrincipal } from '@/lib/domain/access/principal'
import { seesEveryTopic } from '../../../../observe/rights/sees-every-topic'
import { memberCount } from '../../../../views/groups'
import type { ChangeContext } from '../../../define-change'
import type { NamedThing, Warning } from '../../../said'
import { type WantedBindings, keyOf } from './binding-rows'
import { patternWarnings } from './pattern-warnings'

const MOST_NAMED = 50

export interface AclWarnings {
  warnings: Warning[]
  /** The console's own principal, where it would lose what it needs; null: it does not. */
  locksOut: string | null
}

/** Who can no longer do what, and who can now, by the rules of Kafka's own authorizer. */
export async function aclWarnings(context: ChangeContext, now: readonly AclBinding[], changed: WantedBindings): Promise<AclWarnings> {
  const settings = await readAuthorizer(context)
  const gone = new Set(changed.delete.map(keyOf))
  const after = [...now.filter((binding) => !gone.has(keyOf(binding))), ...changed.create]
  const own = await ownPrincipal(context, now, settings)
  const isEveryTopic = await seesEveryTopic(context.client)
  const names: KnownNames = { TOPIC: [...context.snapshot.topics.keys()], GROUP: [...context.snapshot.groups.keys()] }
  const all = [...changed.create, ...changed.delete]
  const { lost, gained, isWhole } = aclEffect({ before: now, after, changed: all }, names, settings, own === null ? [] : [own])
  const lostByConsole = own === null ? [] : lost.filter((right) => right.principal === own && isNeeded(right))
  const losers = [
    ...Map.groupBy(
      lost.filter((right) => !lostByConsole.includes(right)),
      ({ principal }) => principal,
    ),
  ]
  // Whom the plan does not name and its reader may not see is only counted.
  const named = new Set(all.map(({ principal }) => principal))
  const lostByOthers = losers.filter(([principal]) => named.has(principal) || context.maySee('principals', nameOfPrincipal(principal)))
  return {
    locksOut: lostByConsole.length > 0 ? own : null,
    warnings: [
      ...(lostByConsole.length > 0
        ? [{ weight: 'danger' as const, code: 'acl.locksOut', names: texts(lostByConsole, all), figures: { principal: own } }]
        : []),
      ...(settings.className === null || settings.className.includes('StandardAuthorizer') || settings.className.includes('AclAuthorizer')
        ? []
        : [{ weight: 'warn' as const, code: 'acl.otherAuthorizer', figures: { value: settings.className } }]),
      ...lostByOthers.flatMap(([principal, rights]) => lostWarnings(context, principal, rights, all)),
      ...(losers.length > lostByOthers.length
        ? [{ weight: 'danger' as const, code: 'acl.othersLose', figures: { principals: losers.length - lostByOthers.length } }]
        : []),
      ...(changed.delete.some(({ permission }) => permission === 'ALLOW') && lost.length === 0 && gained.length === 0 && isWhole
        ? [{ weight: 'note' as const, code: 'acl.stillAllowed' }]
        : []),
      ...gainedByEveryone(gained, all),
      ...changed.create
        .filter((binding) => binding.principal !== EVERYONE && isWildcardGrant(binding))
        .map((binding) => ({
          weight: 'warn' as const,
          code: 'acl.everyName',
          figures: { principal: binding.principal, operation: binding.operation, resourceType: binding.resourceType },
        })),
      ...firstAndLast(now, after, changed, settings),
      ...patternWarnings(changed.create, names, { maySee: context.maySee, isEveryTopic }),
      ...(isWhole ? [] : [{ weight: 'note' as const, code: 'acl.notAllLookedAt' }]),
    ],
  }
}

/** null also where nothing can take its rights: Kafka lets a super user do what no binding allows. */
async function ownPrincipal(
  { client, consolePrincipal }: ChangeContext,
  now: readonly AclBinding[],
  settings: AuthorizerSettings,
): Promise<string | null> {
  if (consolePrincipal === null) return null
  const question = { principal: consolePrincipal, host: null, operation: 'ALTER', resourceType: 'CLUSTER', resourceName: THE_CLUSTER }
  // As far as bindings go, from whatever address it comes.
  const mayByBinding = ['*', ...new Set(now.map(({ host }) => host))].some(
    (host) => decideAccess({ ...question, host }, now, settings).answer === 'allowed',
  )
  if (mayByBinding) return consolePrincipal
  const operations = await client.clusterOperations().catch(() => null)
  return operations?.has('ALTER') ? null : consolePrincipal
}

const NEEDED: ReadonlySet<string> = new Set(
  (CONSOLE_CAPABILITIES as readonly { needs: readonly CapabilityNeed[] }[]).flatMap(({ needs }) =>
    needs.flatMap(({ type, operation }) => `${operation} ${type}`),
  ),
)

const isNeeded = ({ operation, resourceType }: Right) => NEEDED.has(`${operation} ${resourceType}`)

/** What a pattern covers is told to whoever may see it; what a binding names is no news to whoever reads of the binding. */
function texts(rights: readonly Right[], changed: readonly AclBinding[]): NonNullable<Warning['names']> {
  const named = new Set(changed.map(({ resourceName }) => resourceName))
  const isNamed = (shown: string) => named.has(shown) || (shown.endsWith('*') && named.has(shown.slice(0, -1)))
  const textOf = (right: Right) => (right.host === null ? rightText(right) : `${rightText(right)} host=${right.host}`)
  const told = new Map(rights.map((right) => [textOf(right), right] as const))
  return [...told].slice(0, MOST_NAMED).map(([text, { resourceType, resourceName }]) => {
    const of = NAMES_OF[resourceType]
    return of === undefined || isNamed(resourceName) ? text : { of, name: resourceName, text }
  })
}

const NAMES_OF: Partial<Record<string, NamedThing['of']>> = {
  TOPIC: 'topics',
  GROUP: 'groups',
  TRANSACTIONAL_ID: 'transactionalIds',
}

/** Kafka does not tell under whom a client runs: what uses these things now may be theirs. */
function lostWarnings({ snapshot }: ChangeContext, principal: string, rights: readonly Right[], changed: readonly AclBinding[]): Warning[] {
  const reads = rights.filter(({ operation }) => operation === 'READ')
  const topics = new Set(reads.flatMap(({ resourceType, resourceName }) => (resourceType === 'TOPIC' ? [resourceName] : [])))
  const groups = new Set(reads.flatMap(({ resourceType, resourceName }) => (resourceType === 'GROUP' ? [resourceName] : [])))
  for (const topic of topics) for (const group of snapshot.readersByTopic.get(topic) ?? []) groups.add(group)
  const live = [...groups].filter((id) => {
    const group = snapshot.groups.get(id)
    return group !== undefined && (memberCount(group) ?? 0) > 0
  })
  const written = rights
    .filter(({ operation, resourceType }) => operation === 'WRITE' && resourceType === 'TOPIC')
    .map(({ resourceName }) => resourceName)
    .filter((name) => (snapshot.topics.get(name)?.recordsPerSec ?? 0) > 0)
  const named = (of: NamedThing['of'], names: readonly string[]) =>
    [...new Set(names)].slice(0, MOST_NAMED).map((name) => ({ of, name, text: name }))
  return [
    {
      weight: 'warn',
      code: 'acl.loses',
      names: texts(rights, changed),
      figures: { principal, rights: new Set(rights.map(rightText)).size },
    },
    ...(live.length > 0
      ? [{ weight: 'danger' as const, code: 'acl.groupsInUse', names: named('groups', live), figures: { principal, groups: live.length } }]
      : []),
    ...(written.length > 0
      ? [
          {
            weight: 'danger' as const,
            code: 'acl.writtenNow',
            names: named('topics', written),
            figures: { principal, topics: new Set(written).size },
          },
        ]
      : []),
  ]
}

function gainedByEveryone(gained: readonly Right[], changed: readonly AclBinding[]): Warning[] {
  const rights = gained.filter(({ principal }) => principal === EVERYONE)
  if (rights.length === 0) return []
  const isAnyHost = rights.some(({ host }) => host === null)
  const code = isAnyHost ? 'acl.everyoneMay' : 'acl.everyoneMayFromHost'
  return [{ weight: 'warn', code, names: texts(rights, changed), figures: { rights: new Set(rights.map(rightText)).size } }]
}

/** Where brokers let everyone use what no binding is about, the first binding shuts everyone else out, and the last opens it to all. */
function firstAndLast(
  now: readonly AclBinding[],
  after: readonly AclBinding[],
  changed: WantedBindings,
  { allowEveryone }: AuthorizerSettings,
): Warning[] {
  if (allowEveryone === false) return []
  const isAlone = ({ resourceType, resourceName }: AclBinding, among: readonly AclBinding[]) =>
    !among.some((other) => coversResource(other, resourceType, resourceName))
  const texts = (bindings: readonly AclBinding[]) => [
    ...new Set(bindings.map(({ resourceType, resourceName }) => `${resourceType} ${resourceName}`)),
  ]
  const first = texts(changed.create.filter((binding) => isAlone(binding, now)))
  const last = texts(changed.delete.filter((binding) => isAlone(binding, after)))
  return [
    ...(first.length > 0
      ? [{ weight: 'warn' as const, code: 'acl.firstBinding', names: first, figures: { resources: first.length } }]
      : []),
    ...(last.length > 0 ? [{ weight: 'danger' as const, code: 'acl.lastBinding', names: last, figures: { resources: last.length } }] : []),
  ]
}

async function readAuthorizer({ client }: ChangeContext): Promise<AuthorizerSettings> {
  const { brokers } = await client.metadata()
  const read = await Promise.all(
    brokers.map(async ({ id }) => {
      // It helps to judge the plan and is no part of it.
      const [answer] = await client.brokerConfigs(id).catch(() => [])
      return answer?.error === null ? authorizerOf(answer.configs) : null
    }),
  )
  return mergeAuthorizers(read)
}
