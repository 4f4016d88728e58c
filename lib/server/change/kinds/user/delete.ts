import 'server-only'
import { z } from 'zod'
import type { RowFound } from '@/lib/contract/changes'
import { SCRAM_MECHANISMS, type ScramMechanism } from '@/lib/domain/scram/scram-mechanism'
import { toolCommand } from '../../look/tool-command'
import { type ChangeContext, type PlanDraft, defineChange } from '../../define-change'
import { noSuchCredential } from '../../look/no-such-credential'
import { REDACTED, credentialsOf } from '../../look/scram-credential'
import type { Warning } from '../../said'

const Input = z.strictObject({ user: z.string().min(1).max(255), mechanism: z.enum(SCRAM_MECHANISMS) })
type Input = z.output<typeof Input>

/** Takes one SCRAM credential away; a user is gone with the last of them. */
export const deleteUser = defineChange({
  kind: 'user.delete',
  title: 'Delete a SCRAM credential',
  permission: 'scram:write',
  input: Input,
  target: ({ user }) => ({ type: 'user', name: user }),
  plan,
  apply: {
    delete: async ({ writes }, _plan, { user, mechanism }) => {
      await writes.deleteScramCredential(user, mechanism)
      return []
    },
  },
  verify: async ({ client }, { rows }, { user }): Promise<RowFound[]> => {
    const found = await credentialsOf(client, user)
    return rows.map(({ of, before }) => {
      const iterations = found.get(of['mechanism'] as ScramMechanism)
      if (iterations === undefined) return { of, state: 'as-planned', now: null }
      return { of, state: before?.['iterations'] === iterations ? 'as-before' : 'other', now: { iterations } }
    })
  },
  renews: 'scram-users',
  undo: () => ({ because: { code: 'user.noUndoDelete' } }),
})

async function plan(context: ChangeContext, { user, mechanism }: Input): Promise<PlanDraft> {
  const credentials = await credentialsOf(context.client, user)
  const iterations = credentials.get(mechanism)
  if (iterations === undefined) throw noSuchCredential(user, mechanism, [...credentials.keys()])
  const others = [...credentials.keys()].filter((other) => other !== mechanism)
  const isLast = others.length === 0
  const isConsole = context.consolePrincipal === `User:${user}`
  return {
    rows: [
      {
        of: { user, mechanism },
        before: { iterations, salt: REDACTED, saltedPassword: REDACTED },
        after: null,
        changed: true,
        about: {},
        marks: [],
      },
    ],
    meaning: [
      { code: isLast ? 'user.noLogin' : 'user.otherMechanismLeft', figures: { user, mechanism, others: others.join(', ') } },
      { code: 'user.openStay', figures: { user } },
    ],
    warnings: [
      ...(isConsole ? [{ weight: 'danger' as const, code: 'user.consoleOwn', figures: { user } }] : []),
      ...(isLast ? [{ weight: 'danger' as const, code: 'user.lastCredential', figures: { user } }] : []),
      ...leftBehind(context, user, isLast),
      { weight: 'note', code: 'user.whoUsesUnknown', figures: { user } },
    ],
    steps: [{ id: 'delete', code: 'user.stepDelete', figures: { user, mechanism } }],
    command: toolCommand('kafka-configs.sh', ['--alter', '--entity-type', 'users', '--entity-name', user, '--delete-config', mechanism]),
    confirm: isConsole || isLast ? { kind: 'type', text: user } : { kind: 'click' },
    ground: new Map([[`SCRAM credentials of ${user}`, [...credentials.keys()].toSorted().join(', ')]]),
  }
}

/** What names the user and stays when nobody can log in as it any more. */
function leftBehind({ snapshot }: ChangeContext, user: string, isLast: boolean): Warning[] {
  if (!isLast) return []
  if (snapshot.acls === null) return [{ weight: 'note', code: 'user.bindingsUnknown', figures: { user } }]
  const bindings = snapshot.acls.filter(({ principal }) => principal === `User:${user}`).length
  return bindings === 0 ? [] : [{ weight: 'warn', code: 'user.bindingsStay', figures: { user, bindings } }]
}
