interface Closing {
  reason: string
  event: Event
  cancel: () => void
  allowPropagation: () => void
}

/**
 * How a dialog closes: Esc closes one layer, a menu over it first, wherever the focus is while that opens. A dialog hears the key
 * before the menu does, so it lets it go by.
 */
export function closeOneLayer(onClose: () => void) {
  return (isOpen: boolean, closing: Closing): void => {
    if (isOpen) return
    if (closing.reason === 'escape-key' && (closing.event.defaultPrevented || hasMenuOpen())) {
      closing.cancel()
      closing.allowPropagation()
    } else {
      onClose()
    }
  }
}

function hasMenuOpen(): boolean {
  return document.querySelector('[role=menu][data-open], [role=listbox][data-open]') !== null
}
