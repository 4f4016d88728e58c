import { useState } from 'react'

interface AnnouncedProps {
  /** What is said when it changes; the words may change more often, with each figure. */
  state: string
  words: string
}

/** Tells those who listen once that a state has changed: not at first, when they read the page anyway, and not with each new figure. */
export function Announced({ state, words }: AnnouncedProps) {
  const [told, setTold] = useState({ state, words: '' })
  if (told.state !== state) setTold({ state, words })
  return <output className="unseen">{told.words}</output>
}
