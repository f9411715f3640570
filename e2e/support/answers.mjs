// What only the passing of time brings about: the server's answers, dated forward. Links are valid for five minutes at
// least, and requests cannot be scheduled yet; the pages for it exist all the same.

/**
 * Changes the answers of an API path on their way to a page.
 * @param {import('playwright-core').Page} page
 * @param {string | RegExp} path
 * @param {(body: any) => any} change
 */
export async function changeAnswers(page, path, change) {
  await page.route(path, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: change(await response.json()) });
  });
}
