import 'server-only'
import { type ChangeContext, type PlanDraft, defineChange } from '../../define-change'
import { CredentialInput, REDACTED, credentialsOf, judgeCredential, readBackCredential, sendCredential } from '../../look/scram-credential'
import { noSuchCredential } from '../../look/no-such-credential'

/** Replaces a SCRAM credential that is there: from then on only the new password logs in with this mechanism. */
export const setPassword = defineChange({
  kind: 'user.set-password',
  title: 'Change the password of a SCRAM user',
  permission: 'scram:write',
  input: CredentialInput,
  target: ({ user }) => ({ type: 'user', name: user }),
  plan,
  apply: { upsert: ({ writes }, _plan, input) => sendCredential(writes, input) },
  verify: (context, { rows }, { user }) => readBackCredential(context, user, rows),
  renews: 'scram-users',
  undo: () => ({ because: { code: 'user.noUndoPassword' } }),
})

async function plan({ client, consolePrincipal }: ChangeContext, input: CredentialInput): Promise<PlanDraft> {
  const { user, mechanism, iterations } = input
  const unwise = judgeCredential(input)
  const credentials = await credentialsOf(client, user)
  const known = credentials.get(mechanism)
  if (known === undefined) throw noSuchCredential(user, mechanism, [...credentials.keys()])
  const others = [...credentials.keys()].filter((other) => other !== mechanism)
  const isConsole = consolePrincipal === `User:${user}`
  return {
    rows: [
      {
        of: { user, mechanism },
        before: { iterations: known, salt: REDACTED, saltedPassword: REDACTED },
        after: { iterations, salt: REDACTED, saltedPassword: REDACTED },
        changed: true,
        about: {},
        marks: [],
      },
    ],
    meaning: [
      { code: 'user.replaces', figures: { user, mechanism } },
      ...others.map((other) => ({ code: 'user.otherStays', figures: { user, mechanism: other } })),
    ],
    warnings: [
      ...(isConsole ? [{ weight: 'danger' as const, code: 'user.consoleOwnPassword', figures: { user } }] : []),
      ...unwise,
      { weight: 'warn', code: 'user.oldStops', figures: { user, mechanism } },
      { weight: 'note', code: 'user.openStay', figures: { user } },
    ],
    steps: [{ id: 'upsert', code: 'user.stepReplace', figures: { user, mechanism } }],
    command: null,
    confirm: isConsole ? { kind: 'type', text: user } : { kind: 'click' },
    // Another password with as many iterations looks the same to Kafka's readers: the last one written holds.
    ground: new Map([[`credential ${mechanism} of ${user}`, String(known)]]),
  }
}
