/** The fixed texts about what is sent, in English: they are as they are written where they arise. */
import { phrases as all, type Phrase } from '../phrases.ts'

export const phrases = Object.fromEntries(all.map(phrase => [phrase, phrase])) as Readonly<Record<Phrase, string>>
