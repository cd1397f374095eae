/** Stub while looking. */
import type { Page } from './page.ts'
export function indicatorPage(_page: Page, _id: string) { return undefined as never }
