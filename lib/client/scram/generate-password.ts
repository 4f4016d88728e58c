/** Letters and digits alone: no config file, shell or JAAS line has to quote them. Without 0 O 1 l I, which people mix up. */
const CHARACTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const LENGTH = 32
/** Bytes beyond the last whole multiple would make the first characters likelier. */
const FAIR = 256 - (256 % CHARACTERS.length)

/** 32 characters of chance, some 187 bits. */
export function generatePassword(): string {
  let password = ''
  while (password.length < LENGTH) {
    for (const byte of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      if (byte < FAIR && password.length < LENGTH) password += CHARACTERS[byte % CHARACTERS.length]
    }
  }
  return password
}
