/** What `npm audit --json` says, as far as it is read here. */
export interface AuditReport {
  vulnerabilities: Record<string, { severity: string; via: (string | { url: string; title: string })[] }>
}

/** An advisory that is known and lived with. */
export interface AuditException {
  /** Its id: the last part of its address, `GHSA-…`. */
  advisory: string
  package: string
  /** Why it does no harm here. */
  reason: string
  /** `2026-11-21`: from this day on somebody has to look again. */
  reviewBy: string
}

/** What npm printed, or null where that is no report: there was no way to whoever knows. */
export function readReport(printed: string): AuditReport | null {
  try {
    const read = JSON.parse(printed) as Partial<AuditReport>
    return read.vulnerabilities === undefined ? null : { vulnerabilities: read.vulnerabilities }
  } catch {
    return null
  }
}

/** A sentence for each advisory without an exception, and for each exception that is due or has no advisory any more. */
export function judgeAudit({ vulnerabilities }: AuditReport, exceptions: readonly AuditException[], today: string): string[] {
  const found = new Map<string, string>()
  for (const [name, { severity, via }] of Object.entries(vulnerabilities)) {
    // A word alone is the name of another package, which has an entry of its own.
    for (const cause of via) if (typeof cause !== 'string') found.set(keyOf(idOf(cause.url), name), `${cause.title} (${severity})`)
  }
  const excepted = new Set(exceptions.map((one) => keyOf(one.advisory, one.package)))
  return [
    ...[...found].filter(([key]) => !excepted.has(key)).map(([key, what]) => `${key}: ${what}`),
    ...exceptions
      .filter((one) => !found.has(keyOf(one.advisory, one.package)))
      .map((one) => `${keyOf(one.advisory, one.package)}: the exception is not needed any more`),
    ...exceptions
      .filter(({ reviewBy }) => reviewBy <= today)
      .map((one) => `${keyOf(one.advisory, one.package)}: to be reviewed since ${one.reviewBy}`),
  ]
}

const keyOf = (advisory: string, name: string) => `${name} ${advisory}`
const idOf = (url: string) => url.split('/').at(-1) ?? url
