/** The value of the first series of this name (of that cluster, where it has such a label) in Prometheus' text format; null where there is none. */
export function seriesValue(text: string, name: string, cluster: string): number | null {
  for (const line of text.split('\n')) {
    if (!line.startsWith(name)) continue
    const [, labels = '', value = ''] = /^(?:\{(.*)\})? (\S+)/.exec(line.slice(name.length)) ?? []
    if (value === '' || (labels.includes('cluster="') && !labels.includes(`cluster="${cluster}"`))) continue
    return Number(value)
  }
  return null
}

/** How many series of this name there are. */
export function seriesCount(text: string, name: string): number {
  const start = `${name}{`
  let count = text.startsWith(start) ? 1 : 0
  for (let at = text.indexOf(`\n${start}`); at >= 0; at = text.indexOf(`\n${start}`, at + 1)) count++
  return count
}
