// How a remote user gets to a request without clicking: the page and the code, as one reads them out.

/** `528 114 907` */
export function spacedCode(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, '$1 ');
}

/** Where the code is typed: `help.example/join`, without the scheme, as people say it. */
export function joinAddress(link: string): string {
  return `${new URL(link).host}/join`;
}

/** The link without its scheme. */
export function shortLink(link: string): string {
  return link.replace(/^https?:\/\//, '');
}
