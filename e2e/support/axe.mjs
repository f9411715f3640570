// axe's verdict on a page: no finding, of whatever weight.
import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
export async function assertAccessible(page, name) {
  // Legacy mode stays in the page instead of opening another one; there are no frames to look into.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  const findings = violations.map(({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html, failureSummary }) => `  ${html}\n  ${failureSummary}`).join('\n')}`);
  assert.deepEqual(findings, [], `axe on ${name}`);
}
