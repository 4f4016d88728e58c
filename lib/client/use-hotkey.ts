import { useKeys } from './use-keys'

/** A key of the page: not while somebody types, and never with Ctrl, Alt or Cmd. */
export function useHotkey(key: string, onPress: (event: KeyboardEvent) => void): void {
  useKeys((event) => {
    if (event.key !== key || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    event.preventDefault()
    onPress(event)
  })
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
