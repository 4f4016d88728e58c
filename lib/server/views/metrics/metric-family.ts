import 'server-only'

/** All series of one name, as the text format wants them: together, under what they are. */
export interface MetricFamily<T> {
  name: string
  help: string
  type: 'gauge' | 'counter' | 'summary'
  /**
   * `{labels} value` of each series of one source; null for one that is left out because its value is not known. Where finding that
   * out takes time the null is what lets others have their turn.
   */
  series: (source: T) => Iterable<string | null>
}

/**
 * Prometheus' text format, version 0.0.4, line by line as it is asked for. A family without series is left out, as client_golang
 * does it.
 */
export function* familyLines<T>(families: readonly MetricFamily<T>[], sources: readonly T[]): Generator<string> {
  for (const { name, help, type, series } of families) {
    let isBegun = false
    for (const source of sources) {
      for (const one of series(source)) {
        if (one === null) {
          yield ''
          continue
        }
        if (!isBegun) yield `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`
        isBegun = true
        yield `${name}${one}\n`
      }
    }
  }
}

/** A label's value as it stands between its quotes. */
export function escapeLabel(value: string): string {
  return /[\\"\n]/.test(value) ? value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n') : value
}
