import type { Page } from '@playwright/test'

export const editor = (page: Page) => page.locator('.cm-content').first()

/** Replaces what stands in line `at` (from 0) of the editor, but for its indentation of two. */
export async function replaceLine(page: Page, text: string, at: number): Promise<void> {
  await page.locator('.cm-line').nth(at).click()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.type(`  ${text}`)
}
