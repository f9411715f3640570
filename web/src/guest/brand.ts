// The organisation as the remote user's pages show it: its name, and its own colour or logo on one small tile.

export interface Brand {
  name: string;
  /** `#rrggbb` */
  colour?: string | null;
  /** Where the logo is. */
  logo?: string | null;
}

interface Branded {
  organisation_name: string;
  organisation_colour?: string | null;
  organisation_logo?: string | null;
}

export function brandOf({ organisation_name, organisation_colour, organisation_logo }: Branded): Brand {
  return { name: organisation_name, colour: organisation_colour, logo: organisation_logo };
}

/** Black or white, whichever reads better on a colour (WCAG 2 relative luminance); nothing for what is no colour. */
export function inkOn(colour: string | null | undefined): 'black' | 'white' | undefined {
  const channels = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour ?? '')?.slice(1);
  if (!channels) return undefined;
  const [red = 0, green = 0, blue = 0] = channels.map((hex) => linear(Number.parseInt(hex, 16) / 255));
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return (luminance + 0.05) ** 2 > 0.05 * 1.05 ? 'black' : 'white';
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
