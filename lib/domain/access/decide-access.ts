import { type AclBinding, coversResource } from './acl-binding'
import { EVERYONE } from './acl-words'

/** What somebody would do to something. */
export interface AccessQuestion {
  /** `User:alice`: the type and the name as Kafka compares them. */
  principal: string
  /** The address they come from; null: one that no binding names. */
  host: string | null
  operation: string
  resourceType: string
  resourceName: string
}

/** What the brokers were started with; null where Kafka does not tell it. */
export interface AuthorizerSettings {
  /** `authorizer.class.name`; empty: none. */
  className: string | null
  /** Each as `User:admin`. */
  superUsers: readonly string[] | null
  /** `allow.everyone.if.no.acl.found` */
  allowEveryone: boolean | null
}

export const ACCESS_REASONS = [
  'no-authorizer',
  'other-authorizer',
  'acls-unknown',
  'super-user',
  'deny-binding',
  'allow-binding',
  'no-binding-everyone-allowed',
  'no-binding',
  'no-allow',
] as const
export type AccessReason = (typeof ACCESS_REASONS)[number]

/** What is not known and would turn the answer. */
export const ACCESS_UNLESS = ['super-user', 'everyone-allowed'] as const
export type AccessUnless = (typeof ACCESS_UNLESS)[number]

export interface AccessDecision {
  answer: 'allowed' | 'denied' | 'cannot-tell'
  because: AccessReason
  /** Allowed all the same if this is so. */
  unless: readonly AccessUnless[]
  /** That decides. */
  binding: AclBinding | null
}

/** Of one binding that is about this principal and this resource: does it decide; if not, why not. */
export interface WeighedBinding {
  binding: AclBinding
  matches: boolean
  why: 'other-operation' | 'other-host' | null
}

export const ACCESS_STEPS = ['super-users', 'deny', 'allow', 'no-binding'] as const

/** One step of the decision, in the order Kafka takes them. */
export interface AccessStep {
  step: (typeof ACCESS_STEPS)[number]
  state: 'decides' | 'passed' | 'not-needed' | 'unknown'
  bindings: readonly WeighedBinding[]
}

const STANDARD = new Set(['org.apache.kafka.metadata.authorizer.StandardAuthorizer', 'kafka.security.authorizer.AclAuthorizer'])
/** Only an ALLOW implies (StandardAuthorizerData.IMPLIES_DESCRIBE, IMPLIES_DESCRIBE_CONFIGS): a DENY is of its very operation. */
const IMPLIED_BY: Readonly<Record<string, readonly string[]>> = {
  DESCRIBE: ['READ', 'WRITE', 'DELETE', 'ALTER'],
  DESCRIBE_CONFIGS: ['ALTER_CONFIGS'],
}

/** Whether an ALLOW of one operation is one of the other too. */
export function allowsOperation(held: string, asked: string): boolean {
  return held === 'ALL' || held === asked || (IMPLIED_BY[asked]?.includes(held) ?? false)
}

/**
 * As the StandardAuthorizer of KRaft decides it (AclAuthorizer of ZooKeeper likewise). `bindings`: all there are; null: they are not known.
 * A resource type or operation that Kafka does not know is covered by no binding.
 */
export function decideAccess(
  question: AccessQuestion,
  bindings: readonly AclBinding[] | null,
  { className, superUsers, allowEveryone }: AuthorizerSettings,
): AccessDecision {
  const decided = (answer: AccessDecision['answer'], because: AccessReason, binding: AclBinding | null = null): AccessDecision => ({
    answer,
    because,
    binding,
    unless: [],
  })
  if (className === '') return decided('allowed', 'no-authorizer')
  if (className !== null && !STANDARD.has(className)) return decided('cannot-tell', 'other-authorizer')
  if (superUsers?.includes(question.principal)) return decided('allowed', 'super-user')
  if (bindings === null) return decided('cannot-tell', 'acls-unknown')
  const unlessSuper: readonly AccessUnless[] = superUsers === null ? ['super-user'] : []
  const covering = bindings.filter((binding) => coversResource(binding, question.resourceType, question.resourceName))
  const matching = covering.filter((binding) => weigh(binding, question)?.matches)
  const deny = matching.find(({ permission }) => permission === 'DENY')
  if (deny) return { ...decided('denied', 'deny-binding', deny), unless: unlessSuper }
  const [allow] = matching
  if (allow) return decided('allowed', 'allow-binding', allow)
  if (covering.length > 0) return { ...decided('denied', 'no-allow'), unless: unlessSuper }
  if (allowEveryone === true) return decided('allowed', 'no-binding-everyone-allowed')
  return { ...decided('denied', 'no-binding'), unless: allowEveryone === null ? [...unlessSuper, 'everyone-allowed'] : unlessSuper }
}

/** The way to that decision: each step with the bindings that are about this principal and cover this resource. */
export function accessSteps(question: AccessQuestion, bindings: readonly AclBinding[] | null, settings: AuthorizerSettings): AccessStep[] {
  const { because } = decideAccess(question, bindings, settings)
  const weighed = (bindings ?? [])
    .filter((binding) => coversResource(binding, question.resourceType, question.resourceName))
    .flatMap((binding) => weigh(binding, question) ?? [])
  const of = (permission: string) => weighed.filter(({ binding }) => binding.permission === permission)
  const at = DECIDES_AT[because]
  const steps: AccessStep[] = ACCESS_STEPS.map((step, index) => ({
    step,
    state: at === null ? 'unknown' : index === at ? 'decides' : index < at ? 'passed' : 'not-needed',
    bindings: step === 'deny' ? of('DENY') : step === 'allow' ? of('ALLOW') : [],
  }))
  return steps.map((step) =>
    step.step === 'super-users' && step.state === 'passed' && settings.superUsers === null ? { ...step, state: 'unknown' } : step,
  )
}

const DECIDES_AT: Record<AccessReason, number | null> = {
  'no-authorizer': null,
  'other-authorizer': null,
  'acls-unknown': null,
  'super-user': 0,
  'deny-binding': 1,
  'allow-binding': 2,
  'no-allow': 2,
  'no-binding-everyone-allowed': 3,
  'no-binding': 3,
}

/** null: it is about somebody else. Hosts are compared as text: no networks, no names. */
function weigh(binding: AclBinding, { principal, host, operation }: AccessQuestion): WeighedBinding | null {
  if (binding.principal !== principal && binding.principal !== EVERYONE) return null
  const isOperation =
    binding.permission === 'ALLOW'
      ? allowsOperation(binding.operation, operation)
      : binding.operation === 'ALL' || binding.operation === operation
  if (!isOperation) return { binding, matches: false, why: 'other-operation' }
  if (binding.host !== '*' && binding.host !== host) return { binding, matches: false, why: 'other-host' }
  return { binding, matches: true, why: null }
}
