import 'server-only'
import { nameOfPrincipal } from '@/lib/domain/access/principal'
import { type ClientQuota, type QuotaKey, entityPath } from '@/lib/domain/quotas/client-quota'
import { type QuotaRule, effectiveQuotas } from '@/lib/domain/quotas/effective-quota'
import { CLIENT_ID } from '../../../observe/client-id'
import type { Snapshot } from '../../../observe/snapshot'
import type { ChangeContext } from '../../define-change'
import type { Warning } from '../../said'
import type { CheckedQuota } from './quota-input'

/** Below these, clients all but stand still: a batch of 16 kB waits for seconds, one request takes more than its share. */
const VERY_SMALL: Record<QuotaKey, number> = {
  producer_byte_rate: 10_000,
  consumer_byte_rate: 10_000,
  request_percentage: 1,
  controller_mutation_rate: 0.1,
  connection_creation_rate: 1,
}
/** Below these this console itself can hardly look any more: its pictures come late, or not at all. */
const CONSOLE_NEEDS: Partial<Record<QuotaKey, number>> = { consumer_byte_rate: 100_000, request_percentage: 10 }
const MOST_NAMES = 50

interface Quotas {
  /** As they are. */
  quotas: readonly ClientQuota[]
  /** As they would be. */
  after: readonly ClientQuota[]
}

/** What a quota does to others than those it is meant for. `isDanger`: it is to be typed. */
export function quotaWarnings(context: ChangeContext, checked: CheckedQuota, quotas: Quotas): { warnings: Warning[]; isDanger: boolean } {
  const own = checked.entity.ip === undefined ? onConsole(context, checked, quotas) : []
  const warnings = [...own, ...onAddresses(checked), ...verySmall(checked), ...onOthers(context.snapshot, checked, quotas)]
  return { warnings, isDanger: warnings.some(({ weight }) => weight === 'danger') }
}

function verySmall({ set }: CheckedQuota): Warning[] {
  return [...set]
    .filter(([key, value]) => value < VERY_SMALL[key])
    .map(([key, value]) => ({ weight: 'warn', code: 'quota.verySmall', figures: { quota: key, limit: value } }))
}

function onAddresses({ entity, set }: CheckedQuota): Warning[] {
  if (set.size === 0 || entity.ip === undefined) return []
  return [{ weight: 'warn', code: entity.ip === null ? 'quota.everyAddress' : 'quota.anAddress' }]
}

/** This console is a client like any other. */
function onConsole({ consolePrincipal }: ChangeContext, { set }: CheckedQuota, quotas: Quotas): Warning[] {
  if (consolePrincipal === null) return []
  const user = nameOfPrincipal(consolePrincipal)
  return [...set.keys()].flatMap((key): Warning[] => {
    const [before, after] = [quotas.quotas, quotas.after].map((of) => ruleFor(of, { user, clientId: CLIENT_ID }, key))
    if (!after || (before && isSameRule(before, after))) return []
    const isTooLittle = after.value < (CONSOLE_NEEDS[key] ?? 0)
    return [
      {
        weight: isTooLittle ? 'danger' : 'warn',
        code: isTooLittle ? 'quota.stopsConsole' : 'quota.limitsConsole',
        figures: { quota: key, user, limit: after.value },
      },
    ]
  })
}

/** Among the users who are known by name: whom a default reaches, and whom something nearer keeps from it. */
function onOthers(snapshot: Snapshot, { entity, set }: CheckedQuota, { quotas, after }: Quotas): Warning[] {
  if (entity.ip !== undefined || typeof entity.user === 'string') return []
  const users = knownUsers(snapshot, quotas)
  const path = entityPath(entity)
  return [...set.keys()].flatMap((key): Warning[] => {
    const rules = users.map((user) => {
      const client = { user, clientId: entity.clientId ?? null }
      return { user, before: ruleFor(quotas, client, key), after: ruleFor(after, client, key) }
    })
    const reaches = (rule: QuotaRule | null) => rule !== null && entityPath(rule.entity) === path
    const reached = rules.filter((rule) => reaches(rule.after) && !reaches(rule.before)).map(({ user }) => user)
    const kept = rules.filter((rule) => rule.after !== null && !reaches(rule.after)).map(({ user }) => user)
    return [
      ...(entity.user === null
        ? [
            {
              weight: 'warn' as const,
              code: 'quota.reaches',
              names: reached.slice(0, MOST_NAMES),
              figures: { quota: key, users: reached.length },
            },
          ]
        : []),
      ...(kept.length > 0
        ? [
            {
              weight: 'note' as const,
              code: 'quota.haveNearer',
              names: kept.slice(0, MOST_NAMES),
              figures: { quota: key, users: kept.length },
            },
          ]
        : []),
      ...overruledByDefault(after, path, entity, key),
    ]
  })
}

/** A quota of a client id is asked for only where no user has one, not even by default. */
function overruledByDefault(
  after: readonly ClientQuota[],
  path: string,
  { user, clientId }: CheckedQuota['entity'],
  key: QuotaKey,
): Warning[] {
  if (user !== undefined) return []
  const rule = ruleFor(after, { user: null, clientId: clientId ?? null }, key)
  if (rule === null || entityPath(rule.entity) === path) return []
  return [{ weight: 'warn', code: 'quota.overruled', figures: { quota: key, rule: entityPath(rule.entity) } }]
}

function ruleFor(
  quotas: readonly ClientQuota[],
  client: { user: string | null; clientId: string | null },
  key: QuotaKey,
): QuotaRule | null {
  return effectiveQuotas(quotas, client).find((one) => one.key === key)?.rule ?? null
}

function isSameRule(a: QuotaRule, b: QuotaRule): boolean {
  return a.value === b.value && entityPath(a.entity) === entityPath(b.entity)
}

/** Whoever is named by a SCRAM credential, an ACL or a quota: others may well be there. */
function knownUsers({ acls, scramUsers }: Snapshot, quotas: readonly ClientQuota[]): string[] {
  const ofAcls = (acls ?? []).map(({ principal }) => principal).filter((name) => name.startsWith('User:') && name !== 'User:*')
  const ofQuotas = quotas.flatMap(({ entity }) => (typeof entity.user === 'string' ? [entity.user] : []))
  return [...new Set([...(scramUsers ?? []).map(({ user }) => user), ...ofAcls.map(nameOfPrincipal), ...ofQuotas])].toSorted()
}
