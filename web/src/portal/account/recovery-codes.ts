// Recovery codes as a file, which says what it is when it is found years later.
import * as m from '../../paraglide/messages.js';

export function recoveryFile(codes: readonly string[], email: string, organisation: string): string {
  return `${m.factors_codes_file({ email, organisation })}\n${location.origin}\n\n${codes.join('\n')}\n`;
}
