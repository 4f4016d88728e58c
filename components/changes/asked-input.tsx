/** What was asked for, as the API takes it: secrets were left out when it was kept. */
export function AskedInput({ input }: { input: Record<string, unknown> }) {
  return (
    <pre
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-2 border border-line bg-sunken px-2.5 py-2 font-mono text-12 wrap-anywhere whitespace-pre-wrap"
    >
      {JSON.stringify(input, null, 2)}
    </pre>
  )
}
