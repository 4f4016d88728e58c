import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

const DOCUMENT = fileURLToPath(new URL('../docs/benchmarks.md', import.meta.url))

export const machine = {
  cpus: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
}

/** Writes the last record of one benchmark into docs/benchmarks.md, between its two marks; the first of `lines` ends the sentence on the machine. */
export function record(benchmark: 'lag' | 'pages' | 'history', [circumstances, ...lines]: readonly string[]): void {
  const on = `${machine.cpus} × ${machine.model}, ${machine.memoryGb} GB, Node ${machine.node}`
  const content = [`Taken on ${new Date().toISOString().slice(0, 10)} on ${on}; ${circumstances}`, ...lines].join('\n')
  writeFileSync(DOCUMENT, betweenMarks(readFileSync(DOCUMENT, 'utf8'), benchmark, content))
}

/** `text` with `content` between the lines `<!-- name -->` and `<!-- /name -->`, and all else as it was. Throws where they are not. */
export function betweenMarks(text: string, name: string, content: string): string {
  const begin = `<!-- ${name} -->`
  const [from, to] = [text.indexOf(begin), text.indexOf(`<!-- /${name} -->`)]
  if (from < 0 || to < from) throw new Error(`there is no place for the results of “${name}”`)
  return `${text.slice(0, from + begin.length)}\n${content}\n${text.slice(to)}`
}
